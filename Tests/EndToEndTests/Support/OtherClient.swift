import CX11
import Foundation

/// Another program on the display, as far as the splash can tell: windows of this process.
final class OtherClient {
    private let display: OpaquePointer

    /// Connects to a display by its name.
    init(_ name: String) {
        guard let display = XOpenDisplay(name) else { fatalError("no X connection to \(name)") }
        self.display = display
    }

    deinit { XCloseDisplay(display) }

    /// Maps a window, with a startup id where one is given.
    @discardableResult
    func openWindow(startupIdentifier: String? = nil) -> Window {
        let window = XCreateSimpleWindow(display, XDefaultRootWindow(display), 5, 5, 100, 100, 0, 0, 0)
        if let startupIdentifier {
            let bytes = Array(startupIdentifier.utf8)
            let property = XInternAtom(display, "_NET_STARTUP_ID", 0)
            let type = XInternAtom(display, "UTF8_STRING", 0)
            XChangeProperty(display, window, property, type, 8, PropModeReplace, bytes, Int32(bytes.count))
        }
        XMapWindow(display, window)
        XSync(display, 0)
        return window
    }

    /// Maps a window that says it is `process`'s, in items of `format` bits of `type`.
    func openWindow(process: pid_t, format: Int32 = 32, type: Atom = Atom(XA_CARDINAL)) {
        let window = XCreateSimpleWindow(display, XDefaultRootWindow(display), 5, 5, 100, 100, 0, 0, 0)
        // Xlib takes 32-bit items as an array of long.
        let bytes = withUnsafeBytes(of: Int(process)) { Array($0) }
        let property = XInternAtom(display, "_NET_WM_PID", 0)
        XChangeProperty(
            display, window, property, type, format, PropModeReplace, bytes, format == 32 ? 1 : 4)
        XMapWindow(display, window)
        XSync(display, 0)
    }

    /// Sends a message of the Startup Notification Protocol to all who listen.
    func broadcast(_ text: String) {
        let root = XDefaultRootWindow(display)
        let sender = XCreateSimpleWindow(display, root, -10, -10, 1, 1, 0, 0, 0)
        let bytes = Array(text.utf8) + [0]
        for start in stride(from: 0, to: bytes.count, by: 20) {
            var event = XEvent()
            event.xclient.type = ClientMessage
            event.xclient.window = sender
            event.xclient.format = 8
            event.xclient.message_type = XInternAtom(
                display, start == 0 ? "_NET_STARTUP_INFO_BEGIN" : "_NET_STARTUP_INFO", 0)
            withUnsafeMutableBytes(of: &event.xclient.data) { data in
                for (index, byte) in bytes[start..<min(start + 20, bytes.count)].enumerated() {
                    data[index] = byte
                }
            }
            XSendEvent(display, root, 0, PropertyChangeMask, &event)
        }
        XSync(display, 0)
    }
}
