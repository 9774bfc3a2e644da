// Arithmetic that stops at the largest and the smallest number, where the operators would end the process.

extension Int64 {
    /// The sum, or the nearest number there is.
    func addingSaturating(_ other: Int64) -> Int64 {
        let (sum, isTooFar) = addingReportingOverflow(other)
        guard isTooFar else { return sum }
        return other < 0 ? .min : .max
    }

    /// The product, or the nearest number there is.
    func multipliedSaturating(by other: Int64) -> Int64 {
        let (product, isTooFar) = multipliedReportingOverflow(by: other)
        guard isTooFar else { return product }
        return (self < 0) == (other < 0) ? .max : .min
    }

    /// A whole number, or the nearest one there is; the smallest if `value` is not a number.
    init(saturating value: Double) {
        self = Int64(exactly: value) ?? (value > 0 ? .max : .min)
    }
}
