internal import CXCB
internal import Glibc
internal import POSIX
internal import X11Replies

/// One run of the watch.
struct WindowSession {
    // Window managers say by a property that they keep a window as an icon, and do not map it.
    private static let windowEvents =
        UInt32(XCB_EVENT_MASK_STRUCTURE_NOTIFY.rawValue) | UInt32(XCB_EVENT_MASK_PROPERTY_CHANGE.rawValue)
    private static let rootEvents =
        UInt32(XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY.rawValue) | UInt32(XCB_EVENT_MASK_PROPERTY_CHANGE.rawValue)
    // Of a client that makes more of them only the first are looked at again.
    private static let maximumUnseen = 256
    // Most programs that are connected to the display have their window within this time.
    private static let patience: Int64 = 1_000_000_000

    private let connection: XConnection
    private let judge: WindowJudge
    private var query: WindowQuery
    private var old: Set<xcb_window_t> = []
    /// Mapped and the command's, but too small or outside the screen so far.
    private var unseen: Set<xcb_window_t> = []
    private var messages = StartupMessages()
    /// The first window that may be another's, and when that is settled, in `MonotonicClock` nanoseconds.
    private var uncertain: (window: xcb_window_t, event: WindowEvent, time: Int64)?

    init(_ connection: XConnection, _ judge: WindowJudge) {
        self.connection = connection
        self.judge = judge
        query = WindowQuery(connection, asksForStartup: judge.startupIdentifier != nil)
    }

    /// Begins to watch, and looks at what is there: a quick command may have been faster.
    mutating func begin() -> WindowEvent? {
        let roots = connection.roots.map(\.root)
        for root in roots { connection.select(WindowSession.rootEvents, on: root) }
        let outer = connection.children(of: roots).flatMap { $0 }
        let windows = outer + framed(in: outer)
        old = Set(windows)
        for window in windows { connection.select(WindowSession.windowEvents, on: window) }
        return event(of: windows, query.facts(windows, .old))
    }

    /// Sleeps until there is something of the command's; nil if the server is gone.
    mutating func next() -> WindowEvent? {
        xcb_flush(connection.pointer)
        while true {
            while let event = nextEvent() {
                defer { free(event) }
                if let found = take(event) { return found }
            }
            guard let settled = uncertain, xcb_connection_has_error(connection.pointer) == 0 else {
                return nil
            }
            uncertain = nil
            if query.facts([settled.window], .old) != [nil] { return settled.event }
        }
    }

    /// The next event; nil if the server is gone, and when it is time for the uncertain window.
    private func nextEvent() -> UnsafeMutablePointer<xcb_generic_event_t>? {
        guard let uncertain else { return xcb_wait_for_event(connection.pointer) }
        while true {
            if let event = xcb_poll_for_event(connection.pointer) { return event }
            let left = uncertain.time - MonotonicClock.nanoseconds()
            guard left > 0, xcb_connection_has_error(connection.pointer) == 0 else { return nil }
            var polled = pollfd(
                fd: xcb_get_file_descriptor(connection.pointer), events: Int16(POLLIN), revents: 0)
            poll(&polled, 1, Int32(clamping: left / 1_000_000 + 1))
        }
    }

    /// The windows that a window manager has put into frames. What a client has in its own windows is none: toolkits
    /// have thousands, mapped before the window itself is.
    private func framed(in outer: [xcb_window_t]) -> [xcb_window_t] {
        let inner = connection.children(of: outer)
        let frames = zip(outer, inner).filter { query.isWindowManagers($0.0) }
        // Some have another frame in between.
        let wrappers = frames.flatMap { frame in frame.1.filter { connection.isSameClient($0, frame.0) } }
        let pairs = Array(zip(outer, inner)) + Array(zip(wrappers, connection.children(of: wrappers)))
        return pairs.flatMap { pair in pair.1.filter { !connection.isSameClient($0, pair.0) } }
    }

    private mutating func take(_ event: UnsafeMutablePointer<xcb_generic_event_t>) -> WindowEvent? {
        let raw = UnsafeMutableRawPointer(event)
        switch Int32(event.pointee.response_type & 0x7F) {
        case XCB_CREATE_NOTIFY:
            let window = raw.load(as: xcb_create_notify_event_t.self).window
            forget(window)
            connection.select(WindowSession.windowEvents, on: window)
            // It may have been mapped before we asked to be told.
            return look(at: window)
        case XCB_MAP_NOTIFY: return look(at: raw.load(as: xcb_map_notify_event_t.self).window)
        case XCB_CONFIGURE_NOTIFY:
            let window = raw.load(as: xcb_configure_notify_event_t.self).window
            return unseen.contains(window) ? look(at: window) : nil
        case XCB_DESTROY_NOTIFY:
            forget(raw.load(as: xcb_destroy_notify_event_t.self).window)
        case XCB_PROPERTY_NOTIFY: return take(raw.load(as: xcb_property_notify_event_t.self))
        case XCB_CLIENT_MESSAGE: return take(raw.load(as: xcb_client_message_event_t.self))
        default: break
        }
        return nil
    }

    private mutating func take(_ change: xcb_property_notify_event_t) -> WindowEvent? {
        query.noteChange(of: change.atom)
        switch change.atom {
        case connection.atoms[.state]: return look(at: change.window)
        case XCB_ATOM_WM_NAME.rawValue where old.contains(change.window):
            return event(of: [change.window], query.facts([change.window], .retitled))
        default: return nil
        }
    }

    private mutating func forget(_ window: xcb_window_t) {
        old.remove(window)
        unseen.remove(window)
    }

    private mutating func look(at window: xcb_window_t) -> WindowEvent? {
        event(of: [window], query.facts([window], old.contains(window) ? .old : .new))
    }

    private mutating func event(of windows: [xcb_window_t], _ facts: [WindowFacts?]) -> WindowEvent? {
        for (window, facts) in zip(windows, facts) {
            guard let facts else { continue }
            if let verdict = judge.verdict(facts) {
                let event = WindowEvent.window("0x\(String(window, radix: 16)) \(verdict)")
                guard judge.isUncertain(window) else { return event }
                let time = MonotonicClock.nanoseconds() + WindowSession.patience
                uncertain = uncertain ?? (window, event, time)
            }
            if unseen.count < WindowSession.maximumUnseen, judge.mayCount(facts) { unseen.insert(window) }
        }
        return nil
    }

    private mutating func take(_ message: xcb_client_message_event_t) -> WindowEvent? {
        guard let identifier = judge.startupIdentifier, message.format == 8,
            message.type == connection.atoms[.firstPiece] || message.type == connection.atoms[.nextPiece]
        else { return nil }
        let isFirst = message.type == connection.atoms[.firstPiece]
        let piece = withUnsafeBytes(of: message.data) { Array($0.prefix(20)) }
        let completed = messages.take(piece, from: message.window, isFirst: isFirst)
        return completed == identifier ? .startupComplete : nil
    }
}
