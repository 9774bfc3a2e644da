package import CamelAnimation

/// Which gait the camel should have, so that it arrives when the command does: it walks, and gallops the last stretch.
///
/// The last stretch is a quarter of the time that the command is expected to take, 1.5 s at least and 6 s at most. A command
/// that has not ended when that time is over, and as much again as the stretch, is not expected any more, and the camel
/// walks. What the command itself reports takes over from what was learned: from 75 % on the camel gallops, and it walks again
/// below 60 %, or if nothing has been added for a minute.
///
/// Times are nanoseconds of any one clock.
package struct GaitPace: Equatable, Sendable {
    private enum Knowledge: Equatable {
        case nothing
        /// The command began at `start` and is expected to take `duration`.
        case expected(start: Int64, duration: Int64)
        /// The last report was `fraction`, and was higher than the one before at `rise`.
        case reported(fraction: Double, rise: Int64, isNear: Bool)
    }

    private var knowledge = Knowledge.nothing
    private var current = Gait.walk
    private var changed: Int64?

    private static let second: Int64 = 1_000_000_000
    /// Part of the expected time that is galloped, one in so many.
    private static let stretchPart: Int64 = 4
    private static let stretches = 3 * second / 2...6 * second
    /// The gallop is wanted so much before it is to be seen: the change takes 0.78 s, and the stride's moment for it comes
    /// within 1.8 s, half of that in the mean.
    private static let lead: Int64 = 1_680_000_000
    /// A command that is expected to end sooner ends before the camel gallops.
    private static let shortest = 2 * second
    /// From this fraction on the end is near, and from the other down it is not.
    private static let near = 0.75
    private static let far = 0.6
    /// Reports that stay the same for so long tell nothing about the end.
    private static let patience = 60 * second
    /// A gait is kept at least so long.
    private static let steadiness = 4 * second

    /// Knows nothing yet: a walk.
    package init() {}

    /// The command began at `start` and is expected to take `duration`. Without effect once it has reported something.
    package mutating func expect(_ duration: Int64, from start: Int64) {
        if case .reported = knowledge { return }
        knowledge = .expected(start: start, duration: max(0, duration))
    }

    /// The command reported that it has done `percent` (0 to 100; what is not a number is 0).
    package mutating func report(percent: Double, at now: Int64) {
        let fraction = percent > 0 ? percent / 100 : 0
        var (rise, wasNear) = (now, false)
        if case .reported(let last, let lastRise, let isNear) = knowledge {
            rise = fraction > last ? now : lastRise
            wasNear = isNear
        }
        let isNear = fraction >= (wasNear ? GaitPace.far : GaitPace.near)
        knowledge = .reported(fraction: fraction, rise: rise, isNear: isNear)
    }

    /// The gait at `now`. Later calls have later times.
    package mutating func gait(at now: Int64) -> Gait {
        let wanted: Gait = isLastStretch(at: now) ? .gallop : .walk
        if let changed, now - changed < GaitPace.steadiness { return current }
        if wanted != current { (current, changed) = (wanted, now) }
        return current
    }

    private func isLastStretch(at now: Int64) -> Bool {
        switch knowledge {
        case .nothing: return false
        case .expected(let start, let duration):
            guard duration >= GaitPace.shortest else { return false }
            let stretch = min(
                max(duration / GaitPace.stretchPart, GaitPace.stretches.lowerBound),
                GaitPace.stretches.upperBound)
            let rest = duration - (now - start)
            return rest <= stretch + GaitPace.lead && rest > -stretch
        case .reported(_, let rise, let isNear): return isNear && now - rise < GaitPace.patience
        }
    }
}
