internal import Handover

/// Which processes are the command's.
struct ProcessTree {
    // Numbers may be used again while they are read; no walk goes on for ever.
    private static let mostSteps = 256

    /// The command's process.
    let command: Int32
    /// A process's parent, or nil.
    var parent: (Int32) -> Int32? = ProcessFile.parent(of:)
    /// A process's group, or nil.
    var group: (Int32) -> Int32? = ProcessFile.group(of:)
    /// When a process started, in the kernel's ticks, or nil.
    var startTime: (Int32) -> UInt64? = ProcessFile.startTime(of:)

    /// Whether `process` is the command or a descendant, or was one: who starts a program and ends leaves it to
    /// init or another foster parent, but it keeps the command's process group.
    func contains(_ process: Int32) -> Bool {
        let above = parent(command)
        var current: Int32? = process
        for _ in 0..<ProcessTree.mostSteps {
            guard let number = current, number > 0 else { break }
            if number == command { return true }
            // Beside the command, below the one who started it.
            if number == above, number != 1 { return false }
            current = parent(number)
        }
        return isAbandoned(process)
    }

    private func isAbandoned(_ process: Int32) -> Bool {
        guard let group = group(process), group == self.group(command), let started = startTime(process),
            let begin = startTime(command)
        else { return false }
        return started >= begin
    }
}
