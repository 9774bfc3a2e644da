import CXCB
import Glibc

/// Measures once a second how long an answer of the server takes, without waiting for it: a machine that was busy at first
/// may have a near display all the same. Used on the window's thread.
final class XProbe {
    private static let interval: Int64 = 1_000_000_000
    /// A `MonotonicClock` time: when to ask next, or when it was asked.
    private var time: Int64
    private var request: xcb_get_input_focus_cookie_t?

    /// Asks for the first time a while after `now`.
    init(after now: Int64) { time = now + XProbe.interval }

    /// When `step` has something to do, if no answer arrives before.
    var nextTime: Int64 { request == nil ? time : .max }

    /// Asks, or looks for the answer. Returns the nanoseconds that it took, once it is there.
    func step(_ display: XDisplay, at now: Int64) -> Int64? {
        guard let request else {
            if now >= time { ask(display, at: now) }
            return nil
        }
        var reply: UnsafeMutableRawPointer?
        var error: UnsafeMutablePointer<xcb_generic_error_t>?
        guard xcb_poll_for_reply(display.connection, request.sequence, &reply, &error) == 1 else {
            return nil
        }
        free(reply)
        free(error)
        defer { (self.request, time) = (nil, now + XProbe.interval) }
        return now - time
    }

    private func ask(_ display: XDisplay, at now: Int64) {
        request = xcb_get_input_focus(display.connection)
        time = now
        xcb_flush(display.connection)
    }
}
