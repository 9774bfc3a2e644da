internal import Glibc

/// The fraction that a progress bar shows at a time, according to what is known of the command's progress.
///
/// Times are nanoseconds of any one clock. The bar follows its goal with a difference that dies away exponentially, so
/// it never jumps. What the command itself reports takes over from what was learned, and does not make the bar go back;
/// only when reported values go down does the bar.
public struct ProgressBar: Equatable, Sendable {
    private enum Goal: Equatable {
        case learned(LearnedProgress, start: Int64)
        case reported(Double)
    }

    /// The difference to the goal is down to 1/e after this time.
    static let timeConstant = 150_000_000.0
    /// A moving bar is drawn again after 33 ms at the earliest and a second at the latest.
    private static let pauses = 33_000_000.0...1_000_000_000.0

    private var goal: Goal?
    /// What was shown less what was to be shown, when the goal last changed.
    private var difference = 0.0
    private var changed: Int64 = 0
    private var lastReported = 0.0
    /// What was shown when reports took over.
    private var floor = 0.0

    /// No bar.
    public init() {}

    /// The command began at `start` and is expected to go on as `progress` says. Without effect once there is a goal.
    public mutating func expect(_ progress: LearnedProgress, from start: Int64, at now: Int64) {
        guard goal == nil else { return }
        turn(to: .learned(progress, start: start), at: now)
    }

    /// The command reported that it has done `percent` (0 to 100; what lies outside is brought inside, and
    /// what is not a number is 0).
    public mutating func report(percent: Double, at now: Int64) {
        let value = percent > 0 ? min(100, percent) / 100 : 0
        switch goal {
        case .reported: if value < lastReported { floor = 0 }
        case .learned, nil: floor = fraction(at: now) ?? 0
        }
        lastReported = value
        turn(to: .reported(max(value, floor)), at: now)
    }

    /// The filled fraction of the bar, 0 to 1, or nil if there is none.
    public func fraction(at now: Int64) -> Double? {
        guard let goal else { return nil }
        return min(1, max(0, position(of: goal, at: now) + lag(at: now)))
    }

    /// When the bar has moved by `step` (a fraction) after `now`, or nil if it stands.
    public func nextChange(after now: Int64, step: Double) -> Int64? {
        guard let goal else { return nil }
        let lag = lag(at: now)
        var speed = -lag / ProgressBar.timeConstant
        switch goal {
        case .learned(let progress, let start): speed += progress.rate(at: now - start)
        case .reported: if abs(lag) < step / 2 { return nil }
        }
        guard speed != 0 else { return nil }
        let pause = step / abs(speed)
        return now + Int64(min(ProgressBar.pauses.upperBound, max(ProgressBar.pauses.lowerBound, pause)))
    }

    private mutating func turn(to new: Goal, at now: Int64) {
        let shown = fraction(at: now) ?? 0
        goal = new
        difference = shown - position(of: new, at: now)
        changed = now
    }

    private func position(of goal: Goal, at now: Int64) -> Double {
        switch goal {
        case .learned(let progress, let start): progress.fraction(at: now - start)
        case .reported(let value): value
        }
    }

    private func lag(at now: Int64) -> Double {
        difference * exp(-max(0, Double(now - changed)) / ProgressBar.timeConstant)
    }
}
