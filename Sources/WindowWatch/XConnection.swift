internal import CXCB
internal import Glibc
internal import X11Replies

/// A connection to the X server, of one thread. Errors come as answers, never as the end of the process.
final class XConnection {
    let pointer: OpaquePointer
    /// The root windows, one for each screen.
    let roots: [xcb_screen_t]
    /// The bits of an identifier that tell windows of one client apart.
    let windowMask: UInt32
    /// Whether the server can tell whose a window is, by the numbers that processes have here: it cannot where it runs on
    /// another machine or in another container.
    let knowsProcesses: Bool
    /// The numbers of the names that are asked for.
    let atoms: WatchAtoms

    /// Connects to `display`, nil for the one that the environment names.
    init(display: String?) throws(WindowWatchError) {
        if let reason = camelwalk_xcb_open() { throw WindowWatchError(description: String(cString: reason)) }
        let connected =
            display.map { name in name.withCString { xcb_connect($0, nil) } } ?? xcb_connect(nil, nil)
        guard let connection = connected else { throw WindowWatchError(description: "there is no X server") }
        guard xcb_connection_has_error(connection) == 0, let setup = xcb_get_setup(connection) else {
            xcb_disconnect(connection)
            throw WindowWatchError(description: "the X server does not let us in")
        }
        pointer = connection
        windowMask = setup.pointee.resource_id_mask
        roots = X11Reply.screens(setup).map(\.pointee)
        // Out before the next answer is waited for, they cost no time of their own.
        let names = WatchAtoms.Request(connection)
        knowsProcesses = XConnection.knowsThisProcess(connection)
        atoms = WatchAtoms(names, connection)
    }

    deinit { xcb_disconnect(pointer) }

    private static func knowsThisProcess(_ connection: OpaquePointer) -> Bool {
        guard camelwalk_has_client_identifiers(connection) != 0 else { return false }
        let request = camelwalk_ask_client_process(connection, xcb_generate_id(connection))
        return Int32(exactly: camelwalk_client_process(connection, request)) == getpid()
    }

    /// Asks to be told of `events` of a window.
    func select(_ events: UInt32, on window: xcb_window_t) {
        var values = [events]
        xcb_change_window_attributes(pointer, window, UInt32(XCB_CW_EVENT_MASK.rawValue), &values)
    }

    /// Whether the same client made both.
    func isSameClient(_ one: xcb_window_t, _ other: xcb_window_t) -> Bool {
        one & ~windowMask == other & ~windowMask
    }

    /// The children of each window, in the order of these.
    func children(of windows: [xcb_window_t]) -> [[xcb_window_t]] {
        let requests = windows.map { xcb_query_tree(pointer, $0) }
        return requests.map { request in
            guard let reply = xcb_query_tree_reply(pointer, request, nil) else { return [] }
            defer { free(reply) }
            // libxcb does not hold the count against what has really come.
            let count = min(Int(reply.pointee.children_len), Int(reply.pointee.length))
            return Array(UnsafeBufferPointer(start: xcb_query_tree_children(reply), count: count))
        }
    }

    /// Asks for at most `maximumBytes` bytes of a property of this type, any by default.
    func ask(
        _ property: xcb_atom_t, of window: xcb_window_t, type: xcb_atom_t = 0, maximumBytes: UInt32 = 1024
    ) -> xcb_get_property_cookie_t {
        xcb_get_property(pointer, 0, window, property, type, 0, maximumBytes / 4)
    }

    /// The bytes of the property asked for, in items of `format` bits; empty if there are none, or others.
    func property(_ request: xcb_get_property_cookie_t, format: UInt8 = 8) -> [UInt8] {
        X11Reply.bytes(request, pointer, format: format)
    }

    /// The first 32-bit number of the property asked for, or nil.
    func number(_ request: xcb_get_property_cookie_t) -> UInt32? {
        PropertyValue.number(0, of: property(request, format: 32))
    }
}
