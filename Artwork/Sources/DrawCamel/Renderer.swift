import CairoCanvas
import CamelFigure
import CamelGait

/// Renders poses at one scale.
struct Renderer {
    let layout: Layout

    private let greys: [UInt8]
    private let isBordered: Bool

    init(_ gait: DrawnGait, scale: Int, isBordered: Bool = true) {
        layout = Layout(scale: scale)
        greys = (gait == .gallop ? Levels.camel : Levels.walkingCamel)[scale - 1]
        self.isBordered = isBordered
    }

    /// The camel alone: grey and alpha.
    func camel(_ pose: Pose) -> Picture {
        let canvas = layout.canvas()
        Camel(scale: layout.pixelsPerUnit).draw(pose, on: canvas)
        return Picture(
            width: layout.width, height: layout.height, channels: 2, samples: canvas.greyAlpha()
        ).quantised(greys: greys, alphas: Levels.alpha)
    }

    /// The backdrop: opaque grey.
    func plate(_ pose: Pose) -> Picture {
        let canvas = layout.canvas()
        let plate = Plate(
            corner: layout.corner, size: layout.size, scale: layout.pixelsPerUnit, isBordered: isBordered)
        plate.draw(pose, on: canvas)
        let pairs = canvas.greyAlpha()
        let greys = stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] }
        return Picture(width: layout.width, height: layout.height, channels: 1, samples: greys)
            .quantised(greys: Levels.plate)
    }

    /// The camel over its backdrop: opaque grey.
    func composed(_ pose: Pose) -> Picture {
        camel(pose).composed(over: plate(pose))
    }
}
