internal import Glibc
internal import POSIX
public import SplashProtocol

/// Whether a write to a terminal or a file that others write to as well may have been the command's.
///
/// The kernel tells that something was written, not by whom. Each process counts the bytes that it writes,
/// so where none of the command's processes has written anything, it was somebody else.
public struct WriteCheck: Sendable {
    private let command: WatchedCommand

    /// A check for `command`, with its figures from before it started.
    public init(command: WatchedCommand) {
        self.command = command
    }

    // A list of children is read for each thread. Where there are more, all processes are looked at instead.
    private static let maximumLists = 512

    /// Whether the command or a descendant has written, or may have: what cannot be read counts as yes, since
    /// a splash that closes early is harmless and one that stays is not.
    public func mayHaveWritten() -> Bool {
        treeHasWritten() ?? anyOfAllHasWritten()
    }

    /// Whether the terminal that `written` is about takes keys, and took lines before the command. Then somebody may write
    /// there for the command: the server of tmux, to which its client hands the terminal, or the agent that asks for
    /// gpg's passphrases. All sessions write to /dev/tty, which therefore says nothing.
    func mayBeInterface(_ written: OutputStreams.Written) -> Bool {
        // A shell that has the terminal while the command is in the background edits its line.
        guard command.hadLineMode, ProcessFile.isInForeground(command.process) else { return false }
        let descriptors =
            (written.standardOutput ? [STDOUT_FILENO] : []) + (written.standardError ? [STDERR_FILENO] : [])
        return descriptors.contains {
            TerminalMode.of($0, in: command.process).map { $0 != .lines } ?? false
        }
    }

    /// Follows the kernel's lists of children; nil if it has none, or too many are to be read.
    private func treeHasWritten() -> Bool? {
        guard ProcessFile.listsChildren else { return nil }
        var waiting = [command.process]
        var lists = 0
        while let process = waiting.popLast() {
            guard let activity = ProcessFile.activity(process), !hasWritten(process, activity) else {
                return true
            }
            lists += activity.threads
            guard lists <= WriteCheck.maximumLists else { return nil }
            guard let children = ProcessFile.children(of: process, threads: activity.threads) else {
                return true
            }
            waiting += children
        }
        return false
    }

    /// Looks at the command, and for its descendants among all processes.
    private func anyOfAllHasWritten() -> Bool {
        if hasWritten(command.process, ProcessFile.activity(command.process)) { return true }
        guard let parents = ProcessFile.parents() else { return true }
        let children = Dictionary(grouping: parents) { $0.parent }
        var waiting = [command.process]
        // Numbers may be used again while they are read: no walk takes more steps than there are processes.
        var steps = parents.count
        while let process = waiting.popLast(), steps > 0 {
            steps -= 1
            for (child, _) in children[process] ?? [] {
                if hasWritten(child, ProcessFile.activity(child)) { return true }
                waiting.append(child)
            }
        }
        return false
    }

    private func hasWritten(_ process: Int32, _ activity: ProcessFile.Activity?) -> Bool {
        let isCommand = process == command.process
        guard let activity, let written = ProcessFile.bytesWritten(process) else { return true }
        // A child that wrote and was waited for has taken its count with it; that there was one is all that
        // is left to see.
        return written > (isCommand ? command.bytesWrittenBefore : 0)
            || activity.childFaults > (isCommand ? command.childFaultsBefore : 0)
    }
}
