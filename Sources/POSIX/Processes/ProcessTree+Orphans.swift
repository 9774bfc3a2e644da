internal import Glibc

extension ProcessTree {
    /// Whether `process`, which is outside the tree, may have come from it: it, and what it came from, began after the
    /// command, in sessions of their own and without a terminal, and the oldest of them was adopted by `adopter`, who
    /// becomes the parent of the command's orphans.
    ///
    /// A program that somebody else has started hangs below a process that is older than the command.
    public func mayHaveLost(_ process: Int32, to adopter: Int32) -> Bool {
        guard let begin = startTime(command), let ownSession = session(command) else { return false }
        var current = process
        for _ in 0..<ProcessTree.maximumSteps {
            guard let started = startTime(current), started >= begin, !hasTerminal(current),
                let session = session(current), session != ownSession, let parent = parent(current)
            else { return false }
            if parent == adopter { return true }
            current = parent
        }
        return false
    }

    /// Whether the command descends from `process`, or is it.
    public func isBelow(_ process: Int32) -> Bool { chain(from: command).contains(process) }

    /// Whether one of the tree's processes has had a child that has ended: nothing else leaves orphans. `faultsBefore`
    /// are the command's `ProcessFile.childFaults` from before it started.
    public static func hasLostChildren(of command: Int32, faultsBefore: UInt64) -> Bool {
        let members = ProcessTable()?.members(of: command) ?? []
        return members.contains { member in
            if ProcessFile.zombieStatus(member) != nil { return true }
            // The kernel counts nothing of children that it need not keep for anybody.
            if ProcessFile.ignores(SIGCHLD, member) != false { return true }
            return ProcessFile.childFaults(member).map { $0 > (member == command ? faultsBefore : 0) } ?? true
        }
    }
}
