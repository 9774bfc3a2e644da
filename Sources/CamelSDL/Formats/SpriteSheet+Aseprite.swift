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
        let document = try JSONDocument(bytes, action: action)
        try self.init(document.root, action)
        // Its values must not be freed before.
        withExtendedLifetime(document) {}
    }

    private init(_ document: JSONValue, _ action: String) throws(AnimationError) {
        let meta = try document.member("meta")
        let frames = try document.member("frames").elements()
        guard !frames.isEmpty else { throw AnimationError(action, "\"frames\" is empty") }
        try DecodingLimits.check(frames: frames.count, action)
        let read = try frames.map { frame throws(AnimationError) in try SpriteSheet.frame(frame) }
        try DecodingLimits.check(read[0].canvas, action)
        self.init(
            image: try meta.member("image").string(), canvas: read[0].canvas, frames: read.map(\.frame),
            tags: try SpriteSheet.tags(meta, frames.count))
    }

    private static func frame(_ value: JSONValue) throws(AnimationError) -> (frame: Frame, canvas: PixelSize)
    {
        if try value.optional("rotated")?.isTrue == true {
            throw value.error("is rotated; export the sheet without rotation")
        }
        let region = try rectangle(value.member("frame"))
        // The two that trimming adds may be missing.
        let place = try value.optional("spriteSourceSize").map { value throws(AnimationError) in
            try rectangle(value)
        }
        let canvas = try value.optional("sourceSize").map { value throws(AnimationError) in try size(value) }
        let milliseconds = try value.optional("duration")?.integer(atMost: 86_400_000) ?? 100
        let frame = Frame(
            region: region, offset: (place?.x ?? 0, place?.y ?? 0), duration: Int64(milliseconds) * 1_000_000)
        return (frame, canvas ?? region.size)
    }

    private static func tags(_ meta: JSONValue, _ count: Int) throws(AnimationError) -> [FrameTag] {
        guard let tags = try meta.optional("frameTags") else { return [] }
        return try tags.elements().map { tag throws(AnimationError) in
            let from = try tag.member("from").integer(atMost: count - 1)
            let to = try tag.member("to").integer(atLeast: from, atMost: count - 1)
            let direction = try tag.optional("direction")?.string() ?? "forward"
            guard let order = FrameOrder(aseprite: direction) else {
                throw tag.error("has an unknown direction, '\(direction)'")
            }
            return FrameTag(name: try tag.member("name").string(), frames: from...to, order: order)
        }
    }

    private static func rectangle(_ value: JSONValue) throws(AnimationError) -> PixelRectangle {
        PixelRectangle(
            x: try value.member("x").integer(), y: try value.member("y").integer(), size: try size(value))
    }

    private static func size(_ value: JSONValue) throws(AnimationError) -> PixelSize {
        PixelSize(
            width: try value.member("w").integer(atLeast: 1),
            height: try value.member("h").integer(atLeast: 1))
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
