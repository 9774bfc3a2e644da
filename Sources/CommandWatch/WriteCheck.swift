internal import POSIX
public import SplashProtocol

/// Whether a write to a shared terminal may have been the command's.
///
/// The kernel tells that something was written, not by whom. Each process counts the bytes that it writes,
/// so where none of the command's processes has written anything, it was somebody else.
public struct WriteCheck: Sendable {
    private let command: WatchedCommand
    /// A check for `command`, with its figures from before it started.
    public init(command: WatchedCommand) {
        self.command = command
    }

    /// Whether the command or a descendant has written, or may have: what cannot be read counts as yes, since
    /// a splash that closes early is harmless and one that stays is not.
    public func mayHaveWritten() -> Bool {
        if hasWritten(command.process) { return true }
        // The kernel's own list of children (CONFIG_PROC_CHILDREN) is missing on many, so all processes are read.
        guard let parents = ProcessFile.parents() else { return true }
        var waiting = [command.process]
        // Numbers may be used again while they are read: no walk takes more steps than there are processes.
        var steps = parents.count
        while let process = waiting.popLast(), steps > 0 {
            steps -= 1
            for (child, parent) in parents where parent == process {
                if hasWritten(child) { return true }
                waiting.append(child)
            }
        }
        return false
    }

    private func hasWritten(_ process: Int32) -> Bool {
        let isCommand = process == command.process
        guard let written = ProcessFile.bytesWritten(process), let faults = ProcessFile.childFaults(process)
        else {
            return true
        }
        // A child that wrote and was waited for has taken its count with it; that there was one is all that
        // is left to see.
        return written > (isCommand ? command.bytesWrittenBefore : 0)
            || faults > (isCommand ? command.childFaultsBefore : 0)
    }
}
