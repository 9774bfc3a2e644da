public import CXCB
internal import Glibc

/// What libxcb has received, without trusting the counts in it.
public enum X11Reply {
    /// The screens of a server, in order; valid as long as its connection. A screen's depths come after it in memory.
    public static func screens(_ setup: UnsafePointer<xcb_setup_t>) -> [UnsafeMutablePointer<xcb_screen_t>] {
        var screens: [UnsafeMutablePointer<xcb_screen_t>] = []
        var iterator = xcb_setup_roots_iterator(setup)
        while iterator.rem > 0, let screen = iterator.data {
            screens.append(screen)
            xcb_screen_next(&iterator)
        }
        return screens
    }

    /// The bytes of the property asked for, in items of `format` bits; empty if there are none, or others. Waits for the
    /// server's answer.
    public static func bytes(
        _ request: xcb_get_property_cookie_t, _ connection: OpaquePointer, format: UInt8
    ) -> [UInt8] {
        guard let reply = xcb_get_property_reply(connection, request, nil) else { return [] }
        defer { free(reply) }
        guard reply.pointee.format == format else { return [] }
        // libxcb does not hold the count against what has really come.
        let count = min(Int(xcb_get_property_value_length(reply)), 4 * Int(reply.pointee.length))
        guard count > 0, let value = xcb_get_property_value(reply) else { return [] }
        return Array(UnsafeRawBufferPointer(start: value, count: count))
    }
}
