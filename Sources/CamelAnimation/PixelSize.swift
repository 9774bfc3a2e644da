/// A size in pixels.
public struct PixelSize: Hashable, Sendable {
    /// Pixels across.
    public var width: Int
    /// Pixels down.
    public var height: Int

    /// A size of `width` times `height` pixels.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// This size times `factor`, rounded to whole pixels: at least one each way, also if `factor` is not a number,
    /// and at most `Int.max`.
    public func scaled(by factor: Double) -> PixelSize {
        PixelSize(width: PixelSize.scaled(width, factor), height: PixelSize.scaled(height, factor))
    }

    private static func scaled(_ length: Int, _ factor: Double) -> Int {
        max(1, Int(Int64(saturating: (Double(length) * factor).rounded())))
    }
}

/// A rectangle in pixels; y grows downwards.
public struct PixelRectangle: Hashable, Sendable {
    /// The left edge.
    public var x: Int
    /// The upper edge.
    public var y: Int
    /// Pixels across and down.
    public var size: PixelSize

    /// A rectangle whose upper left corner is at (`x`, `y`).
    public init(x: Int, y: Int, size: PixelSize) {
        self.x = x
        self.y = y
        self.size = size
    }
}
