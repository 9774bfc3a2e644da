/// Which processes are the command's.
public struct ProcessTree {
    // Numbers may be used again while they are read; no walk goes on forever.
    static let maximumSteps = 256

    /// The command's process.
    public let command: Int32
    /// A process's parent, or nil.
    var parent: (Int32) -> Int32? = ProcessFile.parent(of:)
    /// A process's group, or nil.
    var group: (Int32) -> Int32? = ProcessFile.group(of:)
    /// A process's session, or nil.
    var session: (Int32) -> Int32? = ProcessFile.session(of:)
    /// When a process started, in the kernel's ticks, or nil.
    var startTime: (Int32) -> UInt64? = ProcessFile.startTime(of:)
    /// Whether a process has a controlling terminal.
    var hasTerminal: (Int32) -> Bool = { ProcessFile.hasTerminal($0) }

    /// The processes of `command` as /proc tells of them when they are asked for.
    public init(command: Int32) {
        self.command = command
    }

    init(
        command: Int32, parent: @escaping (Int32) -> Int32?, group: @escaping (Int32) -> Int32?,
        session: @escaping (Int32) -> Int32?, startTime: @escaping (Int32) -> UInt64?
    ) {
        self.command = command
        self.parent = parent
        self.group = group
        self.session = session
        self.startTime = startTime
    }

    /// Whether `process` is the command or a descendant, or was one: who starts a program and ends leaves it to
    /// init or another foster parent, but it keeps the command's process group.
    public func contains(_ process: Int32) -> Bool {
        let line = chain(from: process)
        if line.contains(command) { return true }
        let above = chain(from: command).dropFirst()
        // A group may be a whole build's or session's. Who hangs below somebody above the command, other than a
        // foster parent, is a cousin.
        if let common = line.first(where: above.contains), !isFosterParent(common) { return false }
        return isAbandoned(process)
    }

    /// The process, its parent, and so on.
    func chain(from process: Int32) -> [Int32] {
        var chain: [Int32] = []
        var current: Int32? = process
        while let number = current, number > 0, chain.count < ProcessTree.maximumSteps {
            chain.append(number)
            current = parent(number)
        }
        return chain
    }

    /// Init, or a subreaper. The latter cannot be told from a shell in /proc, but it leads from a session of its own.
    private func isFosterParent(_ process: Int32) -> Bool {
        process == 1 || session(process) != session(command)
    }

    private func isAbandoned(_ process: Int32) -> Bool {
        guard let group = group(process), group == self.group(command), let started = startTime(process),
            let begin = startTime(command), started >= begin
        else { return false }
        // In somebody else's group where the command itself was abandoned, others were too: a panel that starts
        // programs and does not wait for them.
        return group == command || parent(command).map(isFosterParent) != true
    }
}
