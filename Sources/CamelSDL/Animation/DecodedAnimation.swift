internal import CSDL2
public import CamelAnimation

/// An animation that draws any of its frames at any size.
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

        /// Draws the frame over `canvas`, upright.
        func draw(on canvas: Surface) throws(AnimationError) {
            // Without a copy if it can be: the frame may be a large picture by itself.
            if !isRotated, surface.format == SDL_PIXELFORMAT_ARGB8888 {
                canvas.blend(surface, part: region, x: offset.x, y: offset.y)
                return
            }
            let part = try surface.part(region)
            canvas.blend(isRotated ? try part.turned(.counterclockwise) : part, x: offset.x, y: offset.y)
        }
    }

    /// Where the pixels come from.
    private enum Content {
        /// A picture that is decoded and has all frames; at least one.
        case sheet([Frame])
        /// A file whose frames are decoded one at a time.
        case source(any FrameSource)
        /// The bundled camel.
        case bundled(BundledFrames)
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
    /// What is seen through a frame, 0xRRGGBB, where there is nothing of the bundled plate.
    package var paper = Duotone.plate.paper
    private let content: Content
    private let readStructure: () -> Structure
    private lazy var structure = foundStructure()

    /// The frames of a sheet; at least one.
    init(canvas: PixelSize, timeline: Timeline, sheet: [Frame], tags: [FrameTag] = []) {
        self.canvas = canvas
        readStructure = { Structure(timeline: timeline) }
        content = .sheet(sheet)
        self.tags = tags
    }

    /// The bundled camel.
    init(_ frames: BundledFrames) {
        canvas = frames.canvas
        readStructure = { Structure(timeline: frames.timeline) }
        content = .bundled(frames)
        tags = []
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
        content = .source(source)
        tags = source.tags
        _ = try source.frame(0)
    }

    /// The frames of `animation` that belong to `tag`, in its order.
    init(_ animation: DecodedAnimation, playing tag: FrameTag) {
        let (frames, cycles) = tag.sequence
        canvas = animation.canvas
        let timeline = Timeline(durations: frames.map { animation.timeline.duration(ofFrame: $0) })
        let damage = animation.damage
        readStructure = { Structure(timeline: timeline, damage: damage, cycles: cycles) }
        content =
            switch animation.content {
            case .sheet(let sheet): .sheet(frames.map { sheet[$0 % sheet.count] })
            case .source(let source): .source(SelectedFrames(source, frames))
            case .bundled: animation.content
            }
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
    /// INDEX8 for the bundled camel, which is printed in two colours, a quarter of the memory, and otherwise ARGB8888;
    /// both go straight to a window.
    public func opaqueFrame(_ index: Int, size: PixelSize) throws(AnimationError) -> Surface {
        let index = frame(repeating: index)
        guard case .bundled(let frames) = content else {
            return try composed(index, over: 0xFF00_0000 | paper).scaled(to: size)
        }
        let picture = try frames.opaque(index)
        guard size != canvas else { return picture }
        return try frames.colors.printed(picture.greyLevels().scaled(to: size))
    }

    /// Whether drawing a frame in `size` pixels costs so little that none need be kept: the bundled camel in one of its sizes.
    package func isQuick(at size: PixelSize) -> Bool {
        if case .bundled = content { canvas == size } else { false }
    }

    /// The same as `opaqueFrame`, but if drawing is quick in that size, `old` is drawn over: a frame that this has made.
    package func opaqueFrame(
        _ index: Int, size: PixelSize, over old: Surface?
    ) throws(AnimationError) -> Surface {
        guard let old, old.size == size, canvas == size, case .bundled(let frames) = content else {
            return try opaqueFrame(index, size: size)
        }
        try frames.draw(timeline.frame(repeating: index), on: old)
        return old
    }

    /// The same without its background, in `size` pixels, ARGB8888 with straight alpha.
    public func transparentFrame(_ index: Int, size: PixelSize) throws(AnimationError) -> Surface {
        let index = frame(repeating: index)
        guard case .bundled(let frames) = content else {
            return try composed(index, over: 0).scaled(to: size)
        }
        let picture = try frames.transparent(index).scaled(to: size)
        frames.colors.tint(picture)
        return picture
    }

    /// The first frame must not wait for the timeline.
    private func frame(repeating index: Int) -> Int { index == 0 ? 0 : timeline.frame(repeating: index) }

    /// Bytes of the decoded pictures that this keeps; what a source of frames keeps is not among them.
    var pixelBytes: Int {
        guard case .sheet(let frames) = content else { return 0 }
        var pictures: [ObjectIdentifier: Int] = [:]
        for frame in frames {
            pictures[ObjectIdentifier(frame.surface)] = frame.surface.pitch * frame.surface.size.height
        }
        return pictures.values.reduce(0, +)
    }

    /// The only picture, if nothing is seen through it: it may be large, and a copy would be no different.
    private var opaqueStill: Surface? {
        guard case .sheet(let frames) = content, frames.count == 1, let frame = frames.first,
            frame.region == PixelRectangle(x: 0, y: 0, size: frame.surface.size), frame.offset == (0, 0),
            !frame.isRotated, frame.surface.size == canvas,
            frame.surface.format == SDL_PIXELFORMAT_ARGB8888, frame.surface.isOpaque
        else { return nil }
        return frame.surface
    }

    private func composed(_ index: Int, over background: UInt32) throws(AnimationError) -> Surface {
        if let picture = opaqueStill { return picture }
        let picture = try Surface(size: canvas)
        picture.fill(background)
        switch content {
        case .sheet(let frames):
            let frame = frames[index % frames.count]
            if frame.region.size.width == 0 || frame.region.size.height == 0 { break }
            try frame.draw(on: picture)
        case .source(let source): picture.blend(try self.picture(index, of: source), x: 0, y: 0)
        case .bundled: break
        }
        return picture
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
