import Glibc

/// A point or a displacement, x to the right and y down, in plate units (see ``Gait``).
public typealias Vector = SIMD2<Double>

extension Vector {
    /// Euclidean length.
    public var length: Double { (x * x + y * y).squareRoot() }

    /// The same direction with length 1; the zero vector stays zero.
    public var unit: Vector {
        let length = length
        return length > 0 ? self / length : .zero
    }

    /// Turned by a quarter, from x towards y (clockwise on a screen).
    public var perpendicular: Vector { Vector(-y, x) }

    /// Angle from the x axis towards the y axis, in radians.
    public var angle: Double { atan2(y, x) }

    /// The vector of the given length (plate units) and angle (radians).
    public init(length: Double, angle: Double) {
        self.init(length * cos(angle), length * sin(angle))
    }

    /// Turned by an angle in radians, clockwise on a screen.
    public func rotated(by angle: Double) -> Vector {
        Vector(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
    }

    /// Scalar product.
    public func dot(_ other: Vector) -> Double { x * other.x + y * other.y }
}

/// Linear interpolation from `start` (amount 0) to `end` (amount 1).
public func mix(_ start: Vector, _ end: Vector, _ amount: Double) -> Vector {
    start + (end - start) * amount
}

/// Linear interpolation from `start` (amount 0) to `end` (amount 1).
public func mix(_ start: Double, _ end: Double, _ amount: Double) -> Double {
    start + (end - start) * amount
}

/// 0 below `low`, 1 above `high`, and between them a cubic without a kink.
public func smoothStep(_ low: Double, _ high: Double, _ value: Double) -> Double {
    let t = min(1, max(0, (value - low) / (high - low)))
    return t * t * (3 - 2 * t)
}
