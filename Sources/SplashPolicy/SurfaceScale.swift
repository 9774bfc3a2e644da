public import CamelAnimation

/// How many pixels make one unit of a Wayland surface, in the steps that Wayland counts in.
public struct SurfaceScale: Hashable, Sendable {
    /// Steps of a scale of 1 (wp_fractional_scale_v1).
    public static let steps = 120
    /// Beyond that nobody means it.
    private static let largest = 8 * steps

    /// The scale times 120.
    public let numerator: Int

    /// A scale in steps of a 120th; nil if no display has this scale.
    public init?(numerator: Int) {
        guard (1...SurfaceScale.largest).contains(numerator) else { return nil }
        self.numerator = numerator
    }

    /// A whole scale; nil if no display has this scale.
    public init?(whole: Int) {
        guard (1...SurfaceScale.largest).contains(whole) else { return nil }
        self.init(numerator: whole * SurfaceScale.steps)
    }

    private init(unchecked numerator: Int) { self.numerator = numerator }

    /// One pixel for each unit.
    public static let one = SurfaceScale(unchecked: steps)

    /// The whole scale that has at least as many pixels.
    public var roundedUp: SurfaceScale {
        SurfaceScale(
            unchecked: (numerator + SurfaceScale.steps - 1) / SurfaceScale.steps * SurfaceScale.steps)
    }

    /// The scale as a whole number, rounded up.
    public var wholeValue: Int { roundedUp.numerator / SurfaceScale.steps }

    /// The scale as a number.
    public var value: Double { Double(numerator) / Double(SurfaceScale.steps) }

    /// The pixels of so many units, half of one rounded up, as the compositor does.
    public func pixels(_ units: Int) -> Int {
        (units * numerator + SurfaceScale.steps / 2) / SurfaceScale.steps
    }

    /// The pixels of a surface of `size` units.
    public func pixels(_ size: PixelSize) -> PixelSize {
        PixelSize(width: max(1, pixels(size.width)), height: max(1, pixels(size.height)))
    }
}

extension SurfaceScale: Comparable {
    /// Whether the left one has fewer pixels.
    public static func < (left: SurfaceScale, right: SurfaceScale) -> Bool {
        left.numerator < right.numerator
    }
}
