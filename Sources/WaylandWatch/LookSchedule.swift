/// When to look at the command's processes. Times are in nanoseconds.
///
/// Looking takes a hundredth of a core at most, but for single looks that take longer than a few milliseconds: those
/// are made when a new client has connected. Only when a compositor has told of a window that may be the command's it
/// is looked at more often, for a moment.
struct LookSchedule {
    /// What is looked for.
    enum Purpose: Equatable {
        /// A window, where nobody tells of any.
        case window
        /// Whether a window that was told of so long ago is the command's.
        case undecided(Int64)
        /// A window that nobody told of, though somebody should.
        case untold

        /// What passes at least before the next look.
        var pause: Int64 {
            switch self {
            case .window: Purpose.usual
            // The longer ago, the less it matters when.
            case .undecided(let age): min(max(5_000_000, age / 4), Purpose.usual)
            case .untold: 1_000_000_000
            }
        }

        /// After a look, this many times what it cost passes before the next.
        var share: Int64 {
            switch self {
            case .undecided(let age): age < Purpose.hurried ? 10 : 130
            case .window, .untold: 130
            }
        }

        private static let usual: Int64 = 20_000_000
        // By then most clients have drawn.
        private static let hurried: Int64 = 500_000_000
    }

    private static let longestForCost: Int64 = 200_000_000

    /// The next look.
    private(set) var next: Int64

    /// The first look is at `now`.
    init(now: Int64) {
        next = now
    }

    /// A look for `purpose` has ended at `now`, and took `cost` of processor time.
    mutating func noteLook(for purpose: Purpose, at now: Int64, cost: Int64) {
        next = now + max(purpose.pause, min(purpose.share * cost, LookSchedule.longestForCost))
    }

    /// Something will be known at `time`: no look is later than that.
    mutating func lookAgain(at time: Int64) {
        next = min(next, time)
    }

    /// A window that may be the command's was told of at `now`.
    mutating func noteUndecided(at now: Int64) {
        lookAgain(at: now + Purpose.undecided(0).pause)
    }
}
