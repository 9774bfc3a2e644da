public import CamelAnimation

/// Reads the JSON that Aseprite and tools like it export beside a sprite sheet, with `frames` as an array or
/// as an object (https://www.aseprite.org/docs/cli/#data).
extension SpriteSheet {
    /// Reads `bytes`; `name` is for the errors.
    public init(aseprite bytes: UnsafeRawBufferPointer, name: String) throws(AnimationError) {
        let action = "cannot read \(name)"
        guard bytes.count <= DecodingLimits.descriptionBytes else {
            throw AnimationError(action, "\(bytes.count) bytes are too many for the description of a sheet")
        }
        let document = try JSONParser.value(of: bytes, action: action)
        try self.init(JSONValue(document, action: action), action)
    }

    private init(_ document: JSONValue, _ action: String) throws(AnimationError) {
        let meta = try document.member("meta")
        let frames = try document.member("frames").elements()
        guard !frames.isEmpty else { throw AnimationError(action, "\"frames\" is empty") }
        try DecodingLimits.check(frames: frames.count, action)
        let read = try frames.map { frame throws(AnimationError) in try SpriteSheet.frame(frame) }
        let canvas = PixelSize.union(read.map(\.canvas))
        try DecodingLimits.check(canvas, action)
        self.init(
            image: try meta.member("image").string(), canvas: canvas, frames: read.map(\.frame),
            tags: SpriteSheet.tags(meta, frames.count), otherParts: try SpriteSheet.otherParts(meta))
    }

    private static func frame(_ value: JSONValue) throws(AnimationError) -> (frame: Frame, canvas: PixelSize)
    {
        let place = try value.member("frame")
        let isRotated = value.optional("rotated")?.isTrue ?? false
        let size = try size(place)
        // The size is that of the frame, also if it lies on its side.
        let region = PixelRectangle(
            x: try place.member("x").integer(), y: try place.member("y").integer(),
            size: isRotated ? PixelSize(width: size.height, height: size.width) : size)
        // The two that trimming adds may be missing.
        let canvas = try value.optional("sourceSize").map { value throws(AnimationError) in
            try SpriteSheet.size(value)
        }
        let milliseconds = try value.optional("duration")?.integer(atMost: 86_400_000) ?? 100
        let frame = Frame(
            region: region, offset: try offset(value), duration: Int64(milliseconds) * 1_000_000,
            isRotated: isRotated, name: try value.optional("filename")?.string() ?? value.name)
        return (frame, canvas ?? size)
    }

    /// A frame may lie partly outside of its canvas: what does is not seen.
    private static func offset(_ frame: JSONValue) throws(AnimationError) -> (x: Int, y: Int) {
        guard let place = frame.optional("spriteSourceSize") else { return (0, 0) }
        let farthest = 100_000_000
        return (
            try place.member("x").integer(atLeast: -farthest, atMost: farthest),
            try place.member("y").integer(atLeast: -farthest, atMost: farthest)
        )
    }

    private static func size(_ value: JSONValue) throws(AnimationError) -> PixelSize {
        PixelSize(width: try value.member("w").integer(), height: try value.member("h").integer())
    }

    /// TexturePacker's name for the descriptions of the other pictures.
    private static func otherParts(_ meta: JSONValue) throws(AnimationError) -> [String] {
        guard let parts = meta.optional("related_multi_packs") else { return [] }
        return try parts.elements().map { part throws(AnimationError) in try part.string() }
    }
}

/// Tags are read leniently: most animations are played whole, and tools leave tags behind that no frame belongs to.
extension SpriteSheet {
    private static func tags(_ meta: JSONValue, _ count: Int) -> [FrameTag] {
        let tags = try? meta.optional("frameTags")?.elements()
        return (tags ?? []).compactMap { tag($0, count) }
    }

    /// The tag, as far as there are frames for it; nil if there are none.
    private static func tag(_ tag: JSONValue, _ count: Int) -> FrameTag? {
        guard let name = try? tag.member("name").string(),
            let from = try? tag.member("from").integer(), let to = try? tag.member("to").integer(),
            min(from, to) < count
        else { return nil }
        let direction = try? tag.optional("direction")?.string()
        return FrameTag(
            name: name, frames: min(from, to)...min(max(from, to), count - 1),
            order: direction.flatMap { FrameOrder(aseprite: $0) } ?? .forward,
            passes: tag.optional("repeat").flatMap { passes($0) })
    }

    /// Aseprite writes the number as a text; 0 stands for ever.
    private static func passes(_ value: JSONValue) -> Int? {
        let number = (try? value.string()).flatMap { Int($0) } ?? (try? value.integer())
        return number.flatMap { $0 > 0 ? $0 : nil }
    }
}

extension FrameOrder {
    /// The order that Aseprite calls `direction` in `frameTags`; nil if it has no such name.
    init?(aseprite direction: String) {
        switch direction {
        case "forward": self = .forward
        case "reverse": self = .reverse
        case "pingpong": self = .pingPong
        case "pingpong_reverse": self = .reversePingPong
        default: return nil
        }
    }
}

extension PixelSize {
    /// The smallest size that holds all of `sizes`.
    static func union(_ sizes: [PixelSize]) -> PixelSize {
        PixelSize(width: sizes.map(\.width).max() ?? 0, height: sizes.map(\.height).max() ?? 0)
    }
}
