import CXCB
import CamelAnimation
import Glibc
import POSIX
import SplashPolicy
import X11Replies

/// A connection to the X server. Errors come as answers or events, and never end the process. Used on one thread; it is
/// never closed, since the process ends with it.
final class XDisplay {
    /// The xcb_connection_t.
    let connection: OpaquePointer
    /// What the server says of itself.
    let setup: UnsafePointer<xcb_setup_t>
    /// The screen that DISPLAY names; its depths come after it in memory.
    let screenPointer: UnsafeMutablePointer<xcb_screen_t>
    /// The screen's number.
    let number: Int
    /// The first screen's root window, which has the resources of all.
    let firstRoot: xcb_window_t
    /// The socket, to poll(2).
    let descriptor: Int32
    /// What is known of the way to the server.
    private(set) var line = DisplayLine()

    /// Connects to the server that DISPLAY names.
    init() throws(WindowError) {
        if let reason = camelwalk_xcb_open() {
            throw WindowError("cannot open a display", String(cString: reason))
        }
        var number: Int32 = 0
        guard let connection = xcb_connect(nil, &number) else {
            throw WindowError("cannot open a display", "out of memory")
        }
        guard xcb_connection_has_error(connection) == 0, let setup = xcb_get_setup(connection) else {
            throw WindowError("cannot open a display", XDisplay.refusal(connection))
        }
        let screens = X11Reply.screens(setup)
        guard let first = screens.first else {
            throw WindowError("cannot open a display", "the X server has no screen")
        }
        self.connection = connection
        self.setup = setup
        screenPointer = screens.indices.contains(Int(number)) ? screens[Int(number)] : first
        self.number = Int(number)
        firstRoot = first.pointee.root
        descriptor = xcb_get_file_descriptor(connection)
    }

    private static func refusal(_ connection: OpaquePointer) -> String {
        switch xcb_connection_has_error(connection) {
        case XCB_CONN_CLOSED_PARSE_ERR: "DISPLAY names no X server"
        case XCB_CONN_CLOSED_INVALID_SCREEN: "the X server has no such screen"
        default: "the X server does not answer or does not let us in"
        }
    }

    var screen: xcb_screen_t { screenPointer.pointee }

    /// Whether the server is on this machine: SDL can share its memory with it, and an answer takes no time.
    var isLocal: Bool {
        var address = sockaddr()
        var length = socklen_t(MemoryLayout.size(ofValue: address))
        return getsockname(descriptor, &address, &length) == 0 && Int32(address.sa_family) == AF_UNIX
    }

    /// The place of the whole screen.
    var screenPlace: PixelRectangle {
        PixelRectangle(
            x: 0, y: 0,
            size: PixelSize(width: Int(screen.width_in_pixels), height: Int(screen.height_in_pixels)))
    }

    /// What `body` returns, which waits for an answer to what has been requested; notes how long that takes.
    func timed<Value>(_ body: () -> Value) throws(WindowError) -> Value {
        try flush()
        let begin = MonotonicClock.nanoseconds()
        let value = body()
        line.note(roundTrip: MonotonicClock.nanoseconds() - begin)
        return value
    }

    /// Notes what an answer took that was not waited for.
    func note(roundTrip time: Int64) { line.note(roundTrip: time) }

    /// Notes that so many bytes of pixels are sent at `now`.
    func noteSent(bytes: Int, at now: Int64) { line.send(bytes: bytes, at: now) }

    /// How long an answer takes, to be read.
    var roundTripText: String {
        let microseconds = (line.roundTrip ?? 0) / 1_000
        return microseconds < 10_000
            ? "\(microseconds / 1_000).\(microseconds % 1_000 / 100) ms" : "\(microseconds / 1_000) ms"
    }

    /// Sends what has been requested.
    func flush() throws(WindowError) {
        guard xcb_flush(connection) > 0 else { throw XDisplay.isGone }
    }

    /// The next event that is there; nil if there is none. To be freed.
    func nextEvent() throws(WindowError) -> UnsafeMutablePointer<xcb_generic_event_t>? {
        if let event = xcb_poll_for_event(connection) { return event }
        guard xcb_connection_has_error(connection) == 0 else { throw XDisplay.isGone }
        return nil
    }

    private static let isGone = WindowError("the X server is gone", "it has closed the connection")

    /// Waits until the server has dealt with everything that was asked of it.
    func synchronize() {
        free(xcb_get_input_focus_reply(connection, xcb_get_input_focus(connection), nil))
    }
}

/// Properties.
extension XDisplay {
    /// Asks for a property of this type, at most a megabyte of it.
    func ask(_ property: xcb_atom_t, of window: xcb_window_t, type: XAtomNumber)
        -> xcb_get_property_cookie_t
    {
        xcb_get_property(connection, 0, window, property, type, 0, 1 << 18)
    }

    /// The bytes of the property asked for, in items of `format` bits; empty if there are none, or others.
    func bytes(_ request: xcb_get_property_cookie_t, format: UInt8) -> [UInt8] {
        X11Reply.bytes(request, connection, format: format)
    }

    /// The numbers of the property asked for, of 32 bits.
    func numbers(_ request: xcb_get_property_cookie_t) -> [UInt32] {
        bytes(request, format: 32).withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 3, by: 4).map {
                bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
            }
        }
    }

    /// Sets a property to numbers of 32 bits.
    func set(_ property: xcb_atom_t, of window: xcb_window_t, type: XAtomNumber, _ values: [UInt32]) {
        xcb_change_property(
            connection, UInt8(XCB_PROP_MODE_REPLACE.rawValue), window, property, type, 32,
            UInt32(values.count), values)
    }

    /// Sets a property to bytes.
    func set(_ property: xcb_atom_t, of window: xcb_window_t, type: XAtomNumber, bytes: [UInt8]) {
        xcb_change_property(
            connection, UInt8(XCB_PROP_MODE_REPLACE.rawValue), window, property, type, 8, UInt32(bytes.count),
            bytes)
    }
}
