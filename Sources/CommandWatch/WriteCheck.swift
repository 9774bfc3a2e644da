public import Handover

/// Whether a write to a shared terminal may have been the command's.
///
/// The kernel tells that something was written, not by whom. Each process counts the bytes that it writes,
/// so where none of the command's processes has written anything, it was somebody else.
public struct WriteCheck: Sendable {
    private let command: WatchedCommand
    // A tree beyond this is not walked: the answer is then yes, as for everything that cannot be read.
    private static let mostProcesses = 1_000

    /// A check for `command`, with its figures from before it started.
    public init(command: WatchedCommand) {
        self.command = command
    }

    /// Whether the command or a descendant has written, or may have: what cannot be read counts as yes, since
    /// a splash that closes early is harmless and one that stays is not.
    public func mayHaveWritten() -> Bool {
        var waiting = [command.process]
        var seen = 0
        while let process = waiting.popLast() {
            seen += 1
            guard seen <= WriteCheck.mostProcesses, let children = ProcessFile.children(of: process) else {
                // A descendant may end while the tree is walked; the command itself may not go unseen.
                return true
            }
            if hasWritten(process) { return true }
            waiting += children
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
