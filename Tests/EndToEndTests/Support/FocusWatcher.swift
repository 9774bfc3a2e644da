import CX11
import Foundation
import TestSupport

/// A window that has the keyboard, and counts how often it loses it.
final class FocusWatcher {
    private let display: OpaquePointer
    private let window: Window

    init(_ server: XServer) {
        guard let display = XOpenDisplay(server.display) else { fatalError("no X connection") }
        self.display = display
        window = XCreateSimpleWindow(display, XDefaultRootWindow(display), 0, 0, 100, 100, 0, 0, 0)
        XSelectInput(display, window, FocusChangeMask | StructureNotifyMask)
        // A window manager that has only just come up may lose the first request.
        let isMapped = eventually {
            XMapWindow(display, window)
            XSync(display, 0)
            var event = XEvent()
            return XCheckTypedWindowEvent(display, window, MapNotify, &event) != 0
        }
        guard isMapped else { fatalError("the window manager maps no window") }
        takeFocus()
    }

    deinit { XCloseDisplay(display) }

    /// Takes the keyboard, and waits until it is there.
    func takeFocus() {
        _ = eventually {
            XSetInputFocus(display, window, RevertToParent, Time(CurrentTime))
            XSync(display, 0)
            return hasFocus
        }
    }

    /// Gives the keyboard to nobody in particular.
    func giveFocusAway() {
        XSetInputFocus(display, Window(PointerRoot), RevertToParent, Time(CurrentTime))
        XSync(display, 0)
    }

    var hasFocus: Bool {
        var focused = Window()
        var revert: Int32 = 0
        XGetInputFocus(display, &focused, &revert)
        return focused == window
    }

    /// How often the focus left while `body` ran.
    func changes(while body: () throws -> Void) rethrows -> Int {
        XSync(display, 1)
        try body()
        XSync(display, 0)
        var count = 0
        while XPending(display) > 0 {
            var event = XEvent()
            XNextEvent(display, &event)
            if event.type == FocusOut { count += 1 }
        }
        return count
    }
}
