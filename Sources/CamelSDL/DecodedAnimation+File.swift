internal import CSDL2
internal import CamelAnimation
public import Handover

/// Animations that the user names.
extension DecodedAnimation {
    /// Decodes the file at `path`: a sprite sheet's JSON with its picture beside it, an animated GIF, or a
    /// still picture of any format that SDL2_image knows. What it is, is told by its content.
    public static func file(_ path: ByteString) throws(SDLError) -> DecodedAnimation {
        let file = try FileBytes(path)
        let images = try ImageLibrary()
        return try file.withBytes { bytes throws(SDLError) in
            switch FileKind(bytes) {
            case .description: return try sheet(bytes, path: path, images)
            case .gif: return try frames(images.animation(bytes, name: path.description))
            case .picture: return try still(images.picture(bytes, name: path.description))
            }
        }
    }

    private static func sheet(
        _ bytes: UnsafeRawBufferPointer, path: ByteString, _ images: ImageLibrary
    ) throws(SDLError) -> DecodedAnimation {
        let sheet = try SpriteSheet(aseprite: bytes, name: path.description)
        let image = ByteString(sheet.image).absolutePath(from: path.deletingLastPathComponent)
        let picture = try FileBytes(image).withBytes { bytes throws(SDLError) in
            try images.picture(bytes, name: image.description)
        }
        return DecodedAnimation(
            canvas: sheet.canvas, timeline: sheet.timeline,
            layers: [try cells(sheet, picture: picture, name: path.description)])
    }

    private static func frames(_ frames: [(picture: Surface, milliseconds: Int)]) -> DecodedAnimation {
        // Browsers show frames of no duration for a tenth of a second, and files rely on it.
        let durations = frames.map { Int64($0.milliseconds > 10 ? $0.milliseconds : 100) * 1_000_000 }
        return DecodedAnimation(
            canvas: frames[0].picture.size, timeline: Timeline(durations: durations),
            layers: [frames.map { Cell(picture: $0.picture, region: whole($0.picture), offset: (0, 0)) }])
    }

    private static func still(_ picture: Surface) -> DecodedAnimation {
        DecodedAnimation(
            canvas: picture.size, timeline: Timeline(durations: []),
            layers: [[Cell(picture: picture, region: whole(picture), offset: (0, 0))]])
    }

    private static func whole(_ picture: Surface) -> PixelRectangle {
        PixelRectangle(x: 0, y: 0, size: picture.size)
    }
}

/// What a file holds, by its first bytes.
private enum FileKind {
    case description, gif, picture

    init(_ bytes: UnsafeRawBufferPointer) {
        let first = bytes.first { ![9, 10, 13, 32, 0xEF, 0xBB, 0xBF].contains($0) }
        if first == UInt8(ascii: "{") {
            self = .description
        } else if bytes.starts(with: "GIF8".utf8) {
            self = .gif
        } else {
            self = .picture
        }
    }
}

extension FileBytes {
    /// The bytes, valid during the call.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(SDLError) -> Result) throws(SDLError)
        -> Result
    {
        let outcome = bytes.withUnsafeBytes { buffer -> Swift.Result<Result, SDLError> in
            do throws(SDLError) {
                return .success(try body(buffer))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}
