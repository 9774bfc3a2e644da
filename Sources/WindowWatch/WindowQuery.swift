internal import CWindowWatch
internal import Glibc

/// Asks the server what it knows of a window.
struct WindowQuery {
    private let connection: XConnection
    private let process: xcb_atom_t
    private let startupIdentifier: xcb_atom_t
    private let leader: xcb_atom_t
    /// Made by the window manager's connection, or nil where there is none.
    private let windowManager: xcb_window_t?
    /// Whether startup ids are worth asking for.
    private let asksForStartup: Bool

    init(_ connection: XConnection, asksForStartup: Bool) {
        self.connection = connection
        self.asksForStartup = asksForStartup
        process = connection.atom("_NET_WM_PID")
        startupIdentifier = connection.atom("_NET_STARTUP_ID")
        leader = connection.atom("WM_CLIENT_LEADER")
        let check = connection.atom("_NET_SUPPORTING_WM_CHECK")
        windowManager = connection.roots.first.flatMap {
            connection.number(connection.ask(check, of: $0.root))
        }
    }

    /// Whether a window is on the screen, and everything about it that tells whose it is; nil where it is not.
    func facts(_ window: xcb_window_t, isNew: Bool) -> WindowFacts? {
        let connection = connection.pointer
        // All questions first: one trip to the server and back.
        let attributes = xcb_get_window_attributes(connection, window)
        let geometry = xcb_get_geometry(connection, window)
        let own = self.connection.ask(process, of: window)
        let startup = self.connection.ask(startupIdentifier, of: window)
        let leader = self.connection.ask(leader, of: window)
        let client =
            self.connection.knowsProcesses ? camelwalk_ask_client_process(connection, window) : nil
        var facts = WindowFacts()
        facts.isNew = isNew
        facts.isWindowManagers = isWindowManagers(window)
        let isMapped = take(attributes, &facts)
        take(geometry, &facts)
        facts.processes = [
            self.connection.number(own), client.map { camelwalk_client_process(connection, $0) },
        ]
        .compactMap { $0.flatMap { Int32(exactly: $0) } }.filter { $0 > 0 }
        facts.startupIdentifier = startupIdentifier(startup, self.connection.number(leader))
        return isMapped ? facts : nil
    }

    /// Returns whether it is mapped, and everything above it too.
    private func take(_ request: xcb_get_window_attributes_cookie_t, _ facts: inout WindowFacts) -> Bool {
        guard let reply = xcb_get_window_attributes_reply(connection.pointer, request, nil) else {
            return false
        }
        defer { free(reply) }
        facts.isInputOnly = UInt32(reply.pointee._class) == XCB_WINDOW_CLASS_INPUT_ONLY.rawValue
        facts.isUnmanaged = reply.pointee.override_redirect != 0
        return UInt32(reply.pointee.map_state) != XCB_MAP_STATE_UNMAPPED.rawValue
    }

    private func take(_ request: xcb_get_geometry_cookie_t, _ facts: inout WindowFacts) {
        guard let reply = xcb_get_geometry_reply(connection.pointer, request, nil) else { return }
        defer { free(reply) }
        let place = reply.pointee
        facts.width = Int(place.width)
        facts.height = Int(place.height)
        // Within a frame the place says nothing; only who is not managed is where it wants to be.
        guard facts.isUnmanaged, let screen = connection.roots.first(where: { $0.root == place.root }) else {
            return
        }
        facts.isOutside =
            Int(place.x) + facts.width <= 0 || Int(place.y) + facts.height <= 0
            || Int(place.x) >= Int(screen.width_in_pixels) || Int(place.y) >= Int(screen.height_in_pixels)
    }

    /// The window's own startup id, or that of the window that leads its client (toolkits put it there).
    private func startupIdentifier(_ own: xcb_get_property_cookie_t, _ leader: UInt32?) -> [UInt8]? {
        let identifier = WindowQuery.text(connection.property(own))
        guard identifier.isEmpty, asksForStartup, let leader, leader != 0 else { return identifier }
        return WindowQuery.text(connection.property(connection.ask(startupIdentifier, of: leader)))
    }

    private static func text(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.prefix { $0 != 0 })
    }

    private func isWindowManagers(_ window: xcb_window_t) -> Bool {
        guard let windowManager else { return false }
        return windowManager & ~connection.windowMask == window & ~connection.windowMask
    }
}
