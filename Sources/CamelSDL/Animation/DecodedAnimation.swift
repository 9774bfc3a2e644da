internal import CSDL2
public import CamelAnimation

/// An animation whose pictures are decoded: layers of frames on one canvas. It draws any frame at any size.
///
/// Used by one thread at a time; it may be handed from the thread that made it to another.
public final class DecodedAnimation: @unchecked Sendable {
    /// The pixels of one frame of a layer, and their place on the canvas.
    struct Frame {
        let surface: Surface
        let region: PixelRectangle
        let offset: (x: Int, y: Int)
        /// Whether the pixels are turned by 90 degrees clockwise.
        var isRotated = false

        /// The frame's own pixels, upright.
        func picture() throws(AnimationError) -> Surface {
            let part = try surface.part(region)
            return isRotated ? try part.turned(.counterclockwise) : part
        }
    }

    /// What is known once the file has been read to its end.
    private struct Structure {
        var timeline: Timeline
        var damage: AnimationError?
        var cycles: Int?
    }

    /// Pixels of every frame as decoded.
    public let canvas: PixelSize
    /// How long each frame is shown. The first time that this, `damage` or `cycles` is asked for, a GIF is read to its
    /// end, and the files of a directory are looked at. The first frame can be drawn before.
    public var timeline: Timeline { structure.timeline }
    /// Why there are fewer frames than there should be: what is wrong with the file after them, and at which byte. Nil
    /// if the file's structure is whole; a frame's own pixels may be damaged nevertheless, and drawing it then throws.
    public var damage: AnimationError? { structure.damage }
    /// How often the file says that the animation is to be played; nil for ever.
    public var cycles: Int? { structure.cycles }
    /// Runs of frames that the file gives a name.
    public let tags: [FrameTag]
    /// The first frame that could not be decoded, and what is then told about it; nil if such a frame is an error.
    private var firstDamaged = Int.max
    private var reportDamage: ((AnimationError) -> Void)?
    private let readStructure: () -> Structure
    private lazy var structure = foundStructure()
    /// Back to front; each has one surface a frame, or none if it is empty.
    private let layers: [[Frame]]
    /// Where the frames come from that are decoded one at a time; nil if the layers have all.
    private let source: (any FrameSource)?
    /// How many of the layers, from the back, belong to the background.
    private let backgroundLayers: Int
    /// The colours of a grey animation, nil if it has its own.
    private let duotone: Duotone?

    init(
        canvas: PixelSize, timeline: Timeline, layers: [[Frame]], backgroundLayers: Int = 0,
        duotone: Duotone? = nil, tags: [FrameTag] = []
    ) {
        self.canvas = canvas
        readStructure = { Structure(timeline: timeline) }
        self.layers = layers
        source = nil
        self.tags = tags
        self.backgroundLayers = backgroundLayers
        self.duotone = duotone
    }

    /// The frames of `source`, each for its own time or all for `frameTime` nanoseconds. The first is decoded at
    /// once: it is needed at once, and says whether the others are worth waiting for.
    init(_ source: any FrameSource, frameTime: Int64?) throws(AnimationError) {
        canvas = source.canvas
        readStructure = {
            Structure(
                timeline: Timeline(durations: source.durations.map { frameTime ?? $0 }),
                damage: source.damage, cycles: source.cycles)
        }
        layers = []
        self.source = source
        tags = source.tags
        backgroundLayers = 0
        duotone = nil
        _ = try source.frame(0)
    }

    /// The frames of `animation` that belong to `tag`, in its order.
    init(_ animation: DecodedAnimation, playing tag: FrameTag) {
        let (frames, cycles) = tag.sequence
        canvas = animation.canvas
        let timeline = Timeline(durations: frames.map { animation.timeline.duration(ofFrame: $0) })
        let damage = animation.damage
        readStructure = { Structure(timeline: timeline, damage: damage, cycles: cycles) }
        layers = animation.layers.map { layer in layer.isEmpty ? [] : frames.map { layer[$0 % layer.count] } }
        source = animation.source.map { SelectedFrames($0, frames) }
        backgroundLayers = animation.backgroundLayers
        duotone = animation.duotone
        tags = animation.tags
    }

    /// From now on, a frame that cannot be decoded is no error: those before it are shown in its place and in that of
    /// those after it. `report` is told about the first, and about `damage`, on the thread that finds it. To be called
    /// before anything else is asked for.
    package func skipDamagedFrames(report: @escaping (AnimationError) -> Void) {
        reportDamage = report
    }

    private func foundStructure() -> Structure {
        let structure = readStructure()
        if let damage = structure.damage { reportDamage?(damage) }
        return structure
    }

    /// The picture of `source` for frame `index`.
    private func picture(_ index: Int, of source: any FrameSource) throws(AnimationError) -> Surface {
        guard let reportDamage else { return try source.frame(index) }
        if index < firstDamaged {
            do throws(AnimationError) { return try source.frame(index) } catch {
                guard index > 0 else { throw error }
                if firstDamaged == .max { reportDamage(error) }
                firstDamaged = index
            }
        }
        return try picture(index % firstDamaged, of: source)
    }

    /// Frame `index` on its background, in `size` pixels, opaque. Frames are counted from 0 and repeat forever, as in
    /// `Timeline`. Throws if the frame cannot be decoded, or a picture of that size cannot be made. The format is
    /// INDEX8 for an animation that is printed in two colours, a quarter of the memory, and otherwise ARGB8888; both
    /// go straight to a window.
    public func opaqueFrame(_ index: Int, size: PixelSize) throws(AnimationError) -> Surface {
        let background = duotone == nil ? 0xFF00_0000 | Duotone.plate.paper : 0xFFFF_FFFF
        let picture = try compose(index, layers: layers[...], over: background, size: size)
        guard let duotone else { return picture }
        return try duotone.printed(picture)
    }

    /// The same without its background, in `size` pixels, ARGB8888 with straight alpha.
    public func transparentFrame(_ index: Int, size: PixelSize) throws(AnimationError) -> Surface {
        let picture = try compose(index, layers: layers[backgroundLayers...], over: 0, size: size)
        duotone?.tint(picture)
        return picture
    }

    /// Bytes of the decoded pictures that this keeps; what a source of frames keeps is not among them.
    var pixelBytes: Int {
        var pictures: [ObjectIdentifier: Int] = [:]
        for frame in layers.joined() {
            pictures[ObjectIdentifier(frame.surface)] = frame.surface.pitch * frame.surface.size.height
        }
        return pictures.values.reduce(0, +)
    }

    private func compose(
        _ index: Int, layers: ArraySlice<[Frame]>, over background: UInt32, size: PixelSize
    ) throws(AnimationError) -> Surface {
        // The first frame must not wait for the timeline.
        let index = index == 0 ? 0 : timeline.frame(repeating: index)
        let picture = try Surface(size: canvas)
        picture.fill(background)
        if let source { picture.blend(try self.picture(index, of: source), x: 0, y: 0) }
        for layer in layers where !layer.isEmpty {
            let frame = layer[index % layer.count]
            if frame.region.size.width == 0 || frame.region.size.height == 0 { continue }
            picture.blend(try frame.picture(), x: frame.offset.x, y: frame.offset.y)
        }
        return try picture.scaled(to: size)
    }

    /// The frames of a sheet whose pixels are in `picture`.
    static func frames(
        _ sheet: SpriteSheet, picture: Surface, name: String
    ) throws(AnimationError) -> [Frame] {
        for (index, frame) in sheet.frames.enumerated() {
            let region = frame.region
            guard region.x + region.size.width <= picture.size.width,
                region.y + region.size.height <= picture.size.height
            else {
                throw AnimationError(
                    "cannot read \(name)",
                    "frame \(index) lies outside the picture of \(picture.size.width)x\(picture.size.height)")
            }
        }
        return sheet.frames.map {
            Frame(surface: picture, region: $0.region, offset: $0.offset, isRotated: $0.isRotated)
        }
    }
}
