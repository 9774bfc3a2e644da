internal import CWindowWatch
internal import Glibc
public import Handover

/// Sees a command's first window, without polling and without sending anything.
///
/// New windows are told by the root windows, and being mapped by each window itself, wherever a window manager has put
/// it by then.
public struct WindowWatch: Sendable {
    private let command: Int32
    private let startupIdentifier: ByteString?
    private let display: String?

    /// Watches for windows of `command` and its descendants, and for what has its startup id, on `display` (nil: the
    /// environment's).
    public init(command: Int32, startupIdentifier: ByteString?, display: String? = nil) {
        self.command = command
        self.startupIdentifier = startupIdentifier
        self.display = display
    }

    /// Calls `handler` once, on this thread, and returns; returns without that where the server goes away. Sleeps in
    /// between, so it wants a thread of its own.
    public func run(_ handler: (WindowEvent) -> Void) throws(WindowWatchError) {
        let tree = ProcessTree(command: command)
        let judge = WindowJudge(
            startupIdentifier: startupIdentifier?.bytes, ownProcess: getpid(), isCommands: tree.contains)
        let connection = try XConnection(display: display)
        var session = WindowSession(connection, judge)
        if let event = session.begin() ?? session.next() { handler(event) }
    }
}

/// One run of the watch.
struct WindowSession {
    private static let structure = UInt32(XCB_EVENT_MASK_STRUCTURE_NOTIFY.rawValue)
    private static let rootEvents =
        UInt32(XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY.rawValue) | UInt32(XCB_EVENT_MASK_PROPERTY_CHANGE.rawValue)

    private let connection: XConnection
    private let judge: WindowJudge
    private let query: WindowQuery
    private let firstPiece: xcb_atom_t
    private let nextPiece: xcb_atom_t
    private var old: Set<xcb_window_t> = []
    private var messages = StartupMessages()

    init(_ connection: XConnection, _ judge: WindowJudge) {
        self.connection = connection
        self.judge = judge
        query = WindowQuery(connection, asksForStartup: judge.startupIdentifier != nil)
        firstPiece = connection.atom("_NET_STARTUP_INFO_BEGIN")
        nextPiece = connection.atom("_NET_STARTUP_INFO")
    }

    /// Begins to watch, and looks at what is there: a quick command may have been faster.
    mutating func begin() -> WindowEvent? {
        let roots = connection.roots.map(\.root)
        for root in roots { connection.select(WindowSession.rootEvents, on: root) }
        let outer = connection.children(of: roots)
        // A window manager's frames hold the windows, some with another frame in between.
        let inner = connection.children(of: outer)
        let windows = outer + inner + connection.children(of: inner)
        old = Set(windows)
        for window in windows { connection.select(WindowSession.structure, on: window) }
        for window in windows {
            if let event = look(at: window) { return event }
        }
        return nil
    }

    /// Sleeps until there is something of the command's; nil where the server is gone.
    mutating func next() -> WindowEvent? {
        xcb_flush(connection.pointer)
        while let event = xcb_wait_for_event(connection.pointer) {
            defer { free(event) }
            if let found = take(event) { return found }
        }
        return nil
    }

    private mutating func take(_ event: UnsafeMutablePointer<xcb_generic_event_t>) -> WindowEvent? {
        let raw = UnsafeMutableRawPointer(event)
        switch Int32(event.pointee.response_type & 0x7F) {
        case XCB_CREATE_NOTIFY:
            let window = raw.load(as: xcb_create_notify_event_t.self).window
            old.remove(window)
            connection.select(WindowSession.structure, on: window)
            // It may have been mapped before we asked to be told.
            return look(at: window)
        case XCB_MAP_NOTIFY: return look(at: raw.load(as: xcb_map_notify_event_t.self).window)
        case XCB_CLIENT_MESSAGE: return take(raw.load(as: xcb_client_message_event_t.self))
        default: return nil
        }
    }

    private func look(at window: xcb_window_t) -> WindowEvent? {
        guard let facts = query.facts(window, isNew: !old.contains(window)),
            let verdict = judge.verdict(facts)
        else { return nil }
        return .window("0x\(String(window, radix: 16)) \(verdict)")
    }

    private mutating func take(_ message: xcb_client_message_event_t) -> WindowEvent? {
        guard let identifier = judge.startupIdentifier, message.format == 8,
            message.type == firstPiece || message.type == nextPiece
        else { return nil }
        let piece = withUnsafeBytes(of: message.data) { Array($0.prefix(20)) }
        let completed = messages.take(piece, from: message.window, isFirst: message.type == firstPiece)
        return completed == identifier ? .startupComplete : nil
    }
}
