/// When to look for sockets, which no kernel tells of. Times are nanoseconds; `elapsed` counts from the first look.
///
/// At first every 10 ms, then more seldom, so that the delay grows with the time that has been waited anyway. If looks
/// take long on this machine, they come, after some seconds, as often as half a per cent of a core allows. Looking at
/// all processes costs the most, so it has a budget that grows by 0.2 % of a core. A socket that is new and listens
/// may use up the budget; new processes alone, one of which may be in a network of its own, may not.
struct LookSchedule {
    private static let shortest: Int64 = 10_000_000
    private static let longest: Int64 = 40_000_000
    /// The pause is this part of the time that has passed.
    private static let pauseShare: Int64 = 80
    /// And, after some seconds, so many times what a look costs.
    private static let lookShare: Int64 = 200
    private static let firstSeconds: Int64 = 4_000_000_000

    private static let fullBudget: Int64 = 30_000_000
    private static let reserve: Int64 = 15_000_000
    private static let budgetShare: Int64 = 500

    private var lookCost: Int64 = 0
    private var scanCost: Int64 = 0
    private var budget = fullBudget
    private var filled: Int64 = 0

    /// A look at sockets has taken `cost` of processor time.
    mutating func noteLook(cost: Int64) {
        // One interrupted look must not make the average jump.
        lookCost += (max(0, cost) - lookCost) / 4
    }

    /// A look at all processes has taken `cost` of processor time.
    mutating func noteScan(cost: Int64) {
        scanCost = max(0, cost)
        budget -= scanCost
    }

    /// Whether all processes may be looked at, for a socket that is new or else for new processes.
    mutating func mayScan(forSocket: Bool, at elapsed: Int64) -> Bool {
        budget = min(LookSchedule.fullBudget, budget + (elapsed - filled) / LookSchedule.budgetShare)
        filled = elapsed
        return budget >= (forSocket ? 0 : min(LookSchedule.reserve + scanCost, LookSchedule.fullBudget))
    }

    /// How long to sleep before the next look.
    func pause(at elapsed: Int64) -> Int64 {
        let usual = min(LookSchedule.longest, max(LookSchedule.shortest, elapsed / LookSchedule.pauseShare))
        let affordable = lookCost * LookSchedule.lookShare
        let isEarly = elapsed < LookSchedule.firstSeconds
        return max(usual, isEarly ? min(affordable, LookSchedule.longest) : affordable)
    }
}
