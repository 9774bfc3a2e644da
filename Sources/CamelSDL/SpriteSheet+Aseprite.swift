internal import CJansson
public import CamelAnimation

/// Reads the JSON that Aseprite and tools like it export beside a sprite sheet, with `frames` as an array or
/// as an object (https://www.aseprite.org/docs/cli/#data).
extension SpriteSheet {
    /// Reads `bytes`; `name` is for the errors.
    public init(aseprite bytes: UnsafeRawBufferPointer, name: String) throws(SDLError) {
        let action = "cannot read \(name)"
        var failure = json_error_t()
        let text = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        guard let root = json_loadb(text, bytes.count, 0, &failure) else {
            throw SDLError(action, "line \(failure.line): \(JSONValue.text(of: &failure))")
        }
        defer { json_decref(root) }
        let document = JSONValue(root, path: "", action: action)
        let meta = try document.member("meta")
        let frames = try document.member("frames").elements()
        guard !frames.isEmpty else { throw SDLError(action, "\"frames\" is empty") }
        let read = try frames.map { frame throws(SDLError) in try SpriteSheet.frame(frame) }
        self.init(image: try meta.member("image").string(), canvas: read[0].canvas, frames: read.map(\.frame))
    }

    private static func frame(_ value: JSONValue) throws(SDLError) -> (frame: Frame, canvas: PixelSize) {
        let region = try rectangle(value.member("frame"))
        // The two that trimming adds may be missing.
        let place = try? rectangle(value.member("spriteSourceSize"))
        let canvas = (try? size(value.member("sourceSize"))) ?? region.size
        let milliseconds = (try? value.member("duration").integer()) ?? 100
        let frame = Frame(
            region: region, offset: (place?.x ?? 0, place?.y ?? 0), duration: Int64(milliseconds) * 1_000_000)
        return (frame, canvas)
    }

    private static func rectangle(_ value: JSONValue) throws(SDLError) -> PixelRectangle {
        PixelRectangle(
            x: try value.member("x").integer(), y: try value.member("y").integer(), size: try size(value))
    }

    private static func size(_ value: JSONValue) throws(SDLError) -> PixelSize {
        PixelSize(
            width: try value.member("w").integer(atLeast: 1),
            height: try value.member("h").integer(atLeast: 1))
    }
}
