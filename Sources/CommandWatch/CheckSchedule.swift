/// When to look whether a write to a shared terminal or file was the command's. Times are in nanoseconds.
///
/// The notice may arrive before the kernel has counted the bytes, so a check that says no is made again soon after. A
/// terminal to which others write all the time is looked at ever more seldom, and the more a look costs the more
/// seldom: looking takes a hundredth of a core at most, however many processes there are. The first look after a
/// pause is made at once.
struct CheckSchedule {
    private static let shortest: Int64 = 5_000_000
    private static let longest: Int64 = 20_000_000
    /// After a look, this many times what it cost passes before the next.
    private static let share: Int64 = 100

    /// The next check, or nil while there is nothing to check.
    private(set) var next: Int64?
    private var repeats = 0
    /// Between two looks, before their cost is looked at.
    private var pause = shortest
    private var interval = shortest
    /// The end of the last look.
    private var last = Int64.min / 2

    /// Something was written at `now`.
    mutating func noteWrite(at now: Int64) {
        repeats = 2
        let earliest = max(now, last + interval)
        next = min(next ?? earliest, earliest)
    }

    /// Whether to check at `now`.
    func isDue(at now: Int64) -> Bool {
        next.map { $0 <= now } ?? false
    }

    /// A check from `start` to `end` said that it was somebody else, and took `cost` of processor time.
    mutating func noteForeign(from start: Int64, to end: Int64, cost: Int64) {
        let isBusy = start - last < 2 * interval
        pause = isBusy ? min(2 * pause, CheckSchedule.longest) : CheckSchedule.shortest
        interval = max(pause, CheckSchedule.share * cost)
        last = end
        next = repeats > 0 ? end + interval : nil
        repeats = max(0, repeats - 1)
    }

    /// The command has written: there is nothing to check any more.
    mutating func noteOwn() {
        next = nil
        repeats = 0
    }
}
