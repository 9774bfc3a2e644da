internal import CXCB
internal import Glibc
public import POSIX

/// Sees a command's first window, without polling and without sending anything.
///
/// New windows are told by the root windows, and being mapped by each window itself, wherever a window manager has put
/// it by then.
public struct WindowWatch: Sendable {
    private let command: Int32
    private let startupIdentifier: ByteString?
    private let outside: Outside
    private let display: String?

    /// Watches for windows of `command` and its descendants, for what has its startup id, and for what belongs to it
    /// `outside` of its tree, on `display` (nil: the environment's).
    public init(
        command: Int32, startupIdentifier: ByteString?, outside: Outside = Outside(), display: String? = nil
    ) {
        self.command = command
        self.startupIdentifier = startupIdentifier
        self.outside = outside
        self.display = display
    }

    /// Calls `handler` once, on this thread, and returns. Sleeps until then, so it wants a thread of its own. Calls
    /// `firstLook` once it has looked at the windows that were there already, after `handler` where that found one.
    ///
    /// Throws where the server does not let us in, or goes away.
    public func run(
        firstLook: () -> Void = {}, _ handler: (WindowEvent) -> Void
    ) throws(WindowWatchError) {
        let tree = ProcessTree(command: command)
        let outsiders = OutsideProcesses(outside, tree: tree)
        let judge = WindowJudge(
            startupIdentifier: startupIdentifier?.bytes, ownProcess: getpid(), isCommands: tree.contains,
            outsideOwner: outsiders.owner, isUncertain: outsiders.isUncertain)
        let connection = try XConnection(display: display)
        var session = WindowSession(connection, judge)
        let found = session.begin()
        if let found { handler(found) }
        firstLook()
        guard found == nil else { return }
        guard let event = session.next() else {
            throw WindowWatchError(description: "the X server is gone")
        }
        handler(event)
    }
}

/// What the X server told of the command.
public enum WindowEvent: Equatable, Sendable {
    /// Its first window; the text says which one, for the log.
    case window(String)
    /// The startup sequence of its startup id is complete.
    case startupComplete
}

/// Why windows cannot be watched.
public struct WindowWatchError: Error, CustomStringConvertible {
    /// One line.
    public let description: String
}
