/// When to look for sockets, which no kernel tells of. Times are nanoseconds; `elapsed` counts from the first look.
///
/// At first every 10 ms, then more seldom, so that the delay grows with the time that has been waited anyway. A machine
/// where a look takes long is looked at as often as it may cost: a small sum to begin with, and 0.7 % of a core after that.
struct LookSchedule {
    private static let shortest: Int64 = 10_000_000
    private static let longest: Int64 = 40_000_000
    /// The pause is this part of the time that has passed.
    private static let pauseShare: Int64 = 80
    private static let firstCredit: Int64 = 20_000_000
    private static let costShare: Int64 = 143

    private var spent: Int64 = 0
    /// What the last look at all processes has cost.
    private var walkCost: Int64 = 0

    /// A look at sockets has taken `cost` of processor time.
    mutating func noteLook(cost: Int64) {
        spent += max(0, cost)
    }

    /// A look at all processes has taken `cost` of processor time.
    mutating func noteWalk(cost: Int64) {
        walkCost = max(0, cost)
        spent += walkCost
    }

    /// Whether all processes may be looked at for no other reason than that there are new ones.
    func mayWalk(at elapsed: Int64) -> Bool { credit(at: elapsed) >= walkCost }

    /// How long to sleep before the next look.
    func pause(at elapsed: Int64) -> Int64 {
        let usual = min(LookSchedule.longest, max(LookSchedule.shortest, elapsed / LookSchedule.pauseShare))
        return max(usual, -credit(at: elapsed) * LookSchedule.costShare)
    }

    private func credit(at elapsed: Int64) -> Int64 {
        LookSchedule.firstCredit + max(0, elapsed) / LookSchedule.costShare - spent
    }
}
