import CairoCanvas
import CamelFigure
import CamelGait

/// The whole stride or change on one page, five pictures to a row, as the plate of 1887 shows it.
struct ContactSheet {
    static let columns = 5
    let gait: DrawnGait
    /// How many pictures it shows.
    let count: Int
    /// The part of a picture that is shown, in pixels.
    private let window = Rectangle(x: 22, y: 62, width: 436, height: 306)
    private let gap = 14
    private let margin = 64
    private let foot = 62

    private var rows: Int { (count + Self.columns - 1) / Self.columns }
    private var width: Int { 2 * margin + Self.columns * (window.width + gap) - gap }
    private var height: Int { 2 * margin + rows * (window.height + gap) - gap + foot }

    /// The page in grey.
    func picture() -> Picture {
        var page = Picture(width: width, height: height, channels: 1, filledWith: 255)
        let renderer = Renderer(gait, scale: 1, isBordered: false)
        for index in 0..<count {
            let frame = renderer.composed(gait.pose(index, of: count))
            let place = origin(of: index)
            page.copy(window, of: frame, toX: place.x, y: place.y)
        }
        return rulesAndNumerals().composed(over: page)
    }

    private func origin(of index: Int) -> (x: Int, y: Int) {
        let column = index % Self.columns
        let row = index / Self.columns
        return (margin + column * (window.width + gap), margin + row * (window.height + gap))
    }

    private func rulesAndNumerals() -> Picture {
        let canvas = CairoCanvas(width: width, height: height, scale: 1, origin: .zero)
        frame(canvas, x: 0, y: 0, width: width, height: height, inset: 26, rule: 3)
        frame(canvas, x: 0, y: 0, width: width, height: height, inset: 35, rule: 1)
        let numerals = Lettering(height: 13, spacing: 0.2)
        for index in 0..<count {
            let place = origin(of: index)
            frame(
                canvas, x: place.x, y: place.y, width: window.width, height: window.height, inset: 0, rule: 1)
            let spot = Vector(Double(place.x) + 20, Double(place.y) + 26)
            numerals.draw(String(index + 1), centredAt: spot, on: canvas, Ink(grey: 0.15))
        }
        let baseline = Vector(Double(width) / 2, Double(height - margin) - 14)
        Lettering(height: 22, spacing: 0.42)
            .draw(gait.caption, centredAt: baseline, on: canvas, Ink(grey: 0.1))
        return Picture(width: width, height: height, channels: 2, samples: canvas.greyAlpha())
    }

    private func frame(
        _ canvas: CairoCanvas, x: Int, y: Int, width: Int, height: Int, inset: Double, rule: Double
    ) {
        let outer = box(
            Double(x) + inset, Double(y) + inset, Double(x + width) - inset, Double(y + height) - inset)
        let inner = box(
            outer[0].x + rule, outer[0].y + rule, outer[2].x - rule, outer[2].y - rule)
        canvas.fill([outer, inner.reversed()], Ink(grey: 0.12))
    }

    private func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> [Vector] {
        [Vector(left, top), Vector(right, top), Vector(right, bottom), Vector(left, bottom)]
    }
}
