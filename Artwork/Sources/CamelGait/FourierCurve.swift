import Glibc

/// A number that repeats every stride, as the sum of a mean and four harmonics.
struct FourierSeries: Sendable {
    /// The mean, then cosine and sine amplitudes of harmonics 1 to 4, in plate units.
    let coefficients: [Double]

    /// - Parameter coefficients: `[a0, a1, b1, a2, b2, ...]`, an odd number of plate units.
    init(_ coefficients: [Double]) {
        self.coefficients = coefficients
    }

    /// The value at a phase, in strides; any real number will do.
    func value(at phase: Double) -> Double {
        var sum = coefficients[0]
        for harmonic in 1...(coefficients.count / 2) {
            let angle = 2 * .pi * Double(harmonic) * phase
            sum += coefficients[2 * harmonic - 1] * cos(angle) + coefficients[2 * harmonic] * sin(angle)
        }
        return sum
    }

    /// The derivative at a phase, in plate units per stride.
    func slope(at phase: Double) -> Double {
        var sum = 0.0
        for harmonic in 1...(coefficients.count / 2) {
            let rate = 2 * .pi * Double(harmonic)
            let (cosine, sine) = (cos(rate * phase), sin(rate * phase))
            sum += rate * (coefficients[2 * harmonic] * cosine - coefficients[2 * harmonic - 1] * sine)
        }
        return sum
    }
}

/// The closed path of one landmark over a stride.
struct FourierCurve: Sendable {
    let x: FourierSeries
    let y: FourierSeries

    /// - Parameters: the two coordinates' coefficients, as ``FourierSeries`` takes them.
    init(x: [Double], y: [Double]) {
        self.x = FourierSeries(x)
        self.y = FourierSeries(y)
    }

    /// The position at a phase (strides), in plate units.
    func point(at phase: Double) -> Vector {
        Vector(x.value(at: phase), y.value(at: phase))
    }

    /// The velocity at a phase (strides), in plate units per stride.
    func velocity(at phase: Double) -> Vector {
        Vector(x.slope(at: phase), y.slope(at: phase))
    }
}
