internal import CSDL2
internal import CamelAnimation

/// The formats that CamelSDL reads. The first bytes of a file tell which one it has.
enum PictureFile {
    /// `spriteSheet` is the JSON of one, with the picture in another file.
    case spriteSheet, gif, png, jpeg, webp, bmp, aseprite

    /// Nil for any other file.
    init?(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
            self = .gif
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else if bytes.starts(with: "BM".utf8) {
            self = .bmp
        } else if AsepriteFile.isOne(bytes) {
            self = .aseprite
        } else if bytes.first(where: { ![9, 10, 13, 32, 0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "{")
        {
            self = .spriteSheet
        } else {
            return nil
        }
    }

    /// The kind of `file`; throws if it is none.
    static func kind(of file: FileBytes) throws(AnimationError) -> PictureFile {
        if let kind = PictureFile(file.bytes) { return kind }
        throw AnimationError(
            "cannot read \(file.name)",
            ForeignFormat(file.bytes)?.reason
                ?? "it is neither a PNG, GIF, WebP, JPEG, BMP or Aseprite picture nor the JSON of a sprite sheet"
        )
    }

    /// The frames of an animated file, or nil for a still picture.
    static func frames(_ file: FileBytes) throws(AnimationError) -> (any FrameSource)? {
        switch try kind(of: file) {
        case .gif: return try GIFDecoder.frames(ByteSource(file))
        case .webp: return try webP(file)
        case .aseprite: return try AsepriteFrames(file)
        case .png:
            let structure = try PNGFile(file.bytes, action: "cannot decode \(file.name)")
            return structure.frames.isEmpty ? nil : try PNGDecoder.frames(file, structure)
        case .jpeg, .bmp, .spriteSheet: return nil
        }
    }

    /// Pixels of a picture, from its headers.
    static func size(of file: FileBytes) throws(AnimationError) -> PixelSize {
        let action = "cannot decode \(file.name)"
        switch try kind(of: file) {
        case .gif: return try GIFFile(ByteSource(file), action: action).canvas
        case .webp: return try WebPFrames(file).canvas
        case .aseprite: return try AsepriteFile(file.bytes, action: action).canvas
        case .png: return try PNGFile(file.bytes, action: action).canvas
        case .jpeg: return try JPEGHeader(file.bytes, action: action).size
        case .bmp: return try BMPHeader(file.bytes, action: action).size
        case .spriteSheet: throw AnimationError(action, "it is a text and not a picture")
        }
    }

    private static func webP(_ file: FileBytes) throws(AnimationError) -> any FrameSource {
        let frames = try WebPFrames(file)
        let space = ColorSpace(WebPProfile.read(file.bytes), of: .colors)
        return ColorManagement.conversion(from: space).map { ConvertedFrames(frames, $0) } ?? frames
    }

    /// The picture of a still file, the first of an animated one; in whatever pixel format suits it.
    static func still(_ file: FileBytes) throws(AnimationError) -> Surface {
        let action = "cannot decode \(file.name)"
        switch try kind(of: file) {
        case .gif: return try GIFDecoder.frames(ByteSource(file)).frame(0)
        case .webp:
            let frames = try webP(file)
            let picture = try frames.frame(0).converted(to: SDL_PIXELFORMAT_ARGB8888)
            // The frame's pixels are the decoder's.
            return withExtendedLifetime(frames) { picture }
        case .aseprite: return try AsepriteFrames(file).frame(0)
        case .png:
            return try PNGDecoder.still(file)
        case .jpeg: return try JPEGDecoder.picture(file)
        case .bmp: return try BMPDecoder.picture(file)
        case .spriteSheet: throw AnimationError(action, "it is a text and not a picture")
        }
    }
}
