/// All processes at one time, as far as /proc shows them: one read for each, and then any number of questions.
public struct ProcessTable: Sendable {
    /// What /proc/PID/stat says of a process.
    struct Entry: Equatable, Sendable {
        var parent: Int32
        var group: Int32
        var session: Int32
        /// In clock ticks since the machine's start.
        var startTime: UInt64
    }

    private let entries: [Int32: Entry]

    init(entries: [Int32: Entry]) {
        self.entries = entries
    }

    /// The processes of `command` at that time.
    public func tree(of command: Int32) -> ProcessTree {
        let entries = entries
        return ProcessTree(
            command: command, parent: { entries[$0].map(\.parent) }, group: { entries[$0].map(\.group) },
            session: { entries[$0].map(\.session) }, startTime: { entries[$0].map(\.startTime) })
    }

    /// The command and its descendants, in the order of their numbers.
    public func members(of command: Int32) -> [Int32] {
        let tree = tree(of: command)
        return entries.keys.filter(tree.contains).sorted()
    }
}
