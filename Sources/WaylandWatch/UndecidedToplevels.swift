/// Windows that may be the command's, once the kernel sees more of that. Times are in nanoseconds.
struct UndecidedToplevels {
    // Compositors tell of a window up to some 300 ms before its client has drawn; a busy machine takes longer.
    private static let patience: Int64 = 2_000_000_000
    // After this one that has been created counts as drawn: not every new window gets the focus.
    private static let patienceUntilDrawn: Int64 = 1_500_000_000
    // Whoever opens more of them is not waited for.
    private static let maximumCount = 64

    private var toplevels: [(toplevel: Toplevel, time: Int64)] = []

    /// `toplevel` was told of at `now`. One that is like another takes its place, unless that is being waited for to be
    /// drawn: windows change all the time.
    mutating func add(_ toplevel: Toplevel, at now: Int64) {
        if toplevel.stage == .created, current(at: now).contains(where: { $0.stage == .created }) { return }
        toplevels.removeAll { $0.toplevel == toplevel }
        toplevels = toplevels.suffix(UndecidedToplevels.maximumCount - 1) + [(toplevel, now)]
    }

    /// Those that are still worth a look at `now`. The command is waited for if it has come to where it is about to draw.
    mutating func current(at now: Int64, isAboutToDraw: Bool = false) -> [Toplevel] {
        if !isAboutToDraw { toplevels.removeAll { now - $0.time > UndecidedToplevels.patience } }
        return toplevels.map { toplevel, time in
            var toplevel = toplevel
            if now - time >= UndecidedToplevels.patienceUntilDrawn { toplevel.stage = .mapped }
            return toplevel
        }
    }

    /// What is looked for at `now`, where `other` is that without any of these.
    func purpose(at now: Int64, other: LookSchedule.Purpose) -> LookSchedule.Purpose {
        toplevels.map(\.time).max().map { .undecided(now - $0) } ?? other
    }
}
