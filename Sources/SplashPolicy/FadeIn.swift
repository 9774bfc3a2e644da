/// How a picture appears, as a function of the nanoseconds since its beginning: in small steps, slowly at both ends.
public struct FadeIn: Equatable, Sendable {
    private static let step: Int64 = 20_000_000
    private static let steps: Int64 = 20

    /// Four tenths of a second, in steps of a fiftieth.
    public init() {}

    /// From 0, when nothing of the picture is there, to 255, when it is all there.
    public func opacity(at elapsed: Int64) -> UInt8 {
        let part = Double(min(max(elapsed / FadeIn.step, 0), FadeIn.steps)) / Double(FadeIn.steps)
        return UInt8((255 * part * part * (3 - 2 * part)).rounded())
    }

    /// When the opacity changes next after `elapsed`; nil if it does not any more.
    public func nextChange(after elapsed: Int64) -> Int64? {
        guard elapsed < FadeIn.steps * FadeIn.step else { return nil }
        return (max(elapsed, 0) / FadeIn.step + 1) * FadeIn.step
    }
}
