internal import CamelAnimation

/// How large a file's pictures may be. Files are not to be trusted: a kilobyte can ask for gigabytes, so these
/// are checked against what the headers say before anything is made.
package enum DecodingLimits {
    /// Pixels across and down.
    package static let side = 16_384
    /// Frames of an animation.
    package static let frames = 10_000
    /// Pixels in memory.
    static let pixels = 256 << 20
    /// Pixels in memory that a file may ask for however short it is: 48 MiB.
    static let freePixels = 12 << 20
    /// Beyond that, a still picture of so many pixels, or half as large an animation, needs a byte of the file for each 256 of
    /// them, and a larger one for each 64.
    private static let largePixels = 16 << 20
    /// Bytes of a sheet's description, some four times what so many frames take.
    static let descriptionBytes = 16 << 20

    /// Throws if a picture of `size` is too large to be in memory `copies` times.
    static func check(_ size: PixelSize, copies: Int = 1, _ action: String) throws(AnimationError) {
        guard size.width > 0, size.height > 0 else {
            throw AnimationError(action, "a picture of \(size.width)x\(size.height) pixels has none")
        }
        guard size.width <= side, size.height <= side else {
            throw AnimationError(
                action, "\(size.width)x\(size.height) pixels are too large; at most \(side)x\(side) are read")
        }
        guard size.width * size.height <= pixels / copies else {
            throw AnimationError(
                action,
                "\(size.width)x\(size.height) pixels are too many; at most \((pixels / copies) >> 20) Mpx are read"
            )
        }
    }

    /// Throws if a picture of `size`, which is in memory `copies` times, is more than a file of `bytes` may ask for: what
    /// is flat compresses to nearly nothing, and need not be large. `pixelsPerByte` is for formats that hold no more.
    static func check(
        _ size: PixelSize, copies: Int, bytes: Int, pixelsPerByte: Int? = nil, _ action: String
    ) throws(AnimationError) {
        let pixels = size.width * size.height
        let isDense = pixelsPerByte.map { pixels / $0 <= bytes } ?? true
        guard pixels <= freePixels / copies || isDense && allows(pixels, copies: copies, bytes: bytes) else {
            throw AnimationError(
                action, "\(size.width)x\(size.height) pixels are too many for a file of \(bytes) bytes")
        }
    }

    /// Whether a file of `bytes` may ask for `pixels`, which are in memory `copies` times.
    static func allows(_ pixels: Int, copies: Int = 1, bytes: Int) -> Bool {
        let isLarge = pixels > largePixels / max(1, copies / 2)
        return pixels <= freePixels / copies || pixels / (isLarge ? 64 : 256) <= bytes
    }

    /// Throws if `frames` are too many, or none.
    static func check(frames: Int, _ action: String) throws(AnimationError) {
        guard frames > 0 else { throw AnimationError(action, "it has no frames") }
        guard frames <= DecodingLimits.frames else {
            throw AnimationError(action, "it has more than \(DecodingLimits.frames) frames")
        }
    }
}
