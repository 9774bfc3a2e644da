/// When to look whether a write to a shared terminal was the command's. Times are in nanoseconds.
///
/// The notice may arrive before the kernel has counted the bytes, so a check that says no is made again
/// soon after. A terminal to which others write all the time is looked at ever more seldom, so that the
/// looking does not cost more than the walking.
struct CheckSchedule {
    private static let shortest: Int64 = 5_000_000
    private static let longest: Int64 = 80_000_000

    /// The next check, or nil while there is nothing to check.
    private(set) var next: Int64?
    private var repeats = 0
    private var interval = shortest
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

    /// A check at `now` said that it was somebody else.
    mutating func noteForeign(at now: Int64) {
        interval =
            now - last < 2 * interval ? min(2 * interval, CheckSchedule.longest) : CheckSchedule.shortest
        last = now
        next = repeats > 0 ? now + interval : nil
        repeats = max(0, repeats - 1)
    }
}
