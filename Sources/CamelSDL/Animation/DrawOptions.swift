/// Where and how a frame is drawn.
public struct DrawOptions: Equatable, Sendable {
    /// Mirror images.
    public struct Flip: OptionSet, Sendable {
        /// The bits; the same as SDL_RendererFlip's.
        public let rawValue: Int32

        /// The flips of these bits.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Left and right change places.
        public static let horizontal = Flip(rawValue: 1)
        /// Top and bottom change places.
        public static let vertical = Flip(rawValue: 2)
    }

    /// Left edge of the unrotated frame, in pixels of the target.
    public var x: Double
    /// Upper edge of the unrotated frame, in pixels of the target.
    public var y: Double
    /// Size, as a multiple of the sprite's.
    public var scale = 1.0
    /// Degrees clockwise around the frame's centre.
    public var rotation = 0.0
    /// Mirror images, made before the rotation.
    public var flip: Flip = []
    /// What the colours are multiplied with, 0xRRGGBB; white leaves them.
    public var tint: UInt32 = 0xFF_FFFF
    /// What the opacity is multiplied with, 0 to 255.
    public var alpha: UInt8 = 255

    /// A frame as it is, with its upper left corner at (`x`, `y`).
    public init(x: Double = 0, y: Double = 0) {
        self.x = x
        self.y = y
    }

    /// The rectangle that a frame of `width` times `height` pixels fills. Throws if it is not a number, not
    /// above 0 in size, or beyond what SDL's arithmetic can do.
    func rectangle(
        width: Int, height: Int
    ) throws(AnimationError) -> (x: Double, y: Double, width: Double, height: Double) {
        let size = (width: Double(width) * scale, height: Double(height) * scale)
        // Comparisons with what is not a number are false.
        guard abs(x) <= 1e6, abs(y) <= 1e6, scale > 0, (0...1e6).contains(size.width),
            (0...1e6).contains(size.height), rotation.isFinite
        else {
            throw AnimationError(
                "cannot draw a frame",
                "x \(x), y \(y), scale \(scale) or rotation \(rotation) is out of range: a scale is above 0, and "
                    + "positions and sizes go up to a million pixels")
        }
        return (x, y, size.width, size.height)
    }

    var red: UInt8 { UInt8(tint >> 16 & 255) }
    var green: UInt8 { UInt8(tint >> 8 & 255) }
    var blue: UInt8 { UInt8(tint & 255) }
}
