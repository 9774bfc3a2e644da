/// How far a command has probably come, from how long it took before.
///
/// The fraction rises evenly to 0.85 at the expected time, and from there ever more slowly: it is continuous in value
/// and slope, always rises, and never reaches 1.
public struct LearnedProgress: Equatable, Sendable {
    /// Nanoseconds that the command is expected to take.
    public let expected: Int64

    /// A command that is expected to be quicker than this shows no bar: it would only flash.
    public static let minimumExpected: Int64 = 300_000_000

    /// The fraction at the expected time.
    private static let onTime = 0.85
    /// The fraction that is left then. Divided by `onTime` it is the bend with which the slope is the same on both
    /// sides.
    private static let rest = 0.15
    private static let bend = rest / onTime

    /// Progress of a command that is expected to take `expected` nanoseconds; nil if that is too short to be shown.
    public init?(expected: Int64) {
        guard expected >= LearnedProgress.minimumExpected else { return nil }
        self.expected = expected
    }

    /// The fraction, from 0 to below 1, `elapsed` nanoseconds after the command's start.
    public func fraction(at elapsed: Int64) -> Double {
        let time = max(0, Double(elapsed) / Double(expected))
        guard time > 1 else { return LearnedProgress.onTime * time }
        let late = time - 1
        return LearnedProgress.onTime + LearnedProgress.rest * late / (late + LearnedProgress.bend)
    }

    /// How much the fraction rises in a nanosecond, `elapsed` nanoseconds after the command's start.
    public func rate(at elapsed: Int64) -> Double {
        let late = max(0, Double(elapsed) / Double(expected) - 1)
        let nearness = LearnedProgress.bend / (late + LearnedProgress.bend)
        return LearnedProgress.onTime * nearness * nearness / Double(expected)
    }
}
