public import CamelAnimation

/// How the pixels of a program lie in memory.
public enum PixelFormat: Int32, CaseIterable, Sendable {
    /// Four bytes: red, green, blue, alpha.
    case rgba = 1
    /// Four bytes: blue, green, red, alpha.
    case bgra
    /// The same as `rgba`, with colours that are multiplied with their alpha.
    case rgbaPremultiplied
    /// The same as `bgra`, with colours that are multiplied with their alpha: cairo's ARGB32 on little-endian machines.
    case bgraPremultiplied
    /// Four bytes: red, green, blue, and one that is set to 255 where something is drawn.
    case rgbx
    /// Four bytes: blue, green, red, and one that is set to 255 where something is drawn: most windows.
    case bgrx
    /// Two bytes, a number in the machine's order: five bits of red, six of green, five of blue.
    case rgb565
    /// One byte: brightness, by the weights of ITU-R BT.601.
    case grey8

    /// Bytes of a pixel.
    public var bytesPerPixel: Int {
        switch self {
        case .rgb565: 2
        case .grey8: 1
        default: 4
        }
    }
}

/// Pixels in memory of the caller's, which stays valid as long as this is used.
public struct PixelMemory {
    /// The upper left pixel.
    public let start: UnsafeMutableRawPointer
    /// Pixels across and down.
    public let size: PixelSize
    /// Bytes from one row to the one below; negative if that comes before it.
    public let pitch: Int
    /// What a pixel is.
    public let format: PixelFormat

    /// Throws if the size is not above 0, or a row does not fit into `pitch`. Nothing needs to be aligned.
    public init(
        _ start: UnsafeMutableRawPointer, size: PixelSize, pitch: Int, format: PixelFormat
    ) throws(AnimationError) {
        let action = "cannot draw into \(size.width)x\(size.height) pixels"
        guard size.width > 0, size.height > 0 else { throw AnimationError(action, "there is no such size") }
        let row = size.width * format.bytesPerPixel
        guard pitch.magnitude >= row else {
            throw AnimationError(action, "a row has \(row) bytes, and the pitch is \(pitch)")
        }
        self.start = start
        self.size = size
        self.pitch = pitch
        self.format = format
    }
}
