import CSDL2
import CX11

/// The window manager's side of an SDL window under X11. SDL makes a plain application window of it, and
/// without a window manager gives it the keyboard; here it becomes a splash, and is shown without SDL.
struct X11Window {
    private let display: OpaquePointer
    private let window: Window

    /// The X11 window of an SDL window; nil on other systems.
    init?(_ sdlWindow: OpaquePointer) {
        var information = SDL_SysWMinfo()
        information.version.major = UInt8(SDL_MAJOR_VERSION)
        information.version.minor = UInt8(SDL_MINOR_VERSION)
        information.version.patch = UInt8(SDL_PATCHLEVEL)
        guard SDL_GetWindowWMInfo(sdlWindow, &information) == SDL_TRUE,
            information.subsystem == SDL_SYSWM_X11,
            let display = information.info.x11.display
        else { return nil }
        self.display = display
        window = information.info.x11.window
    }

    /// Maps the window, without taking the focus with or without a window manager.
    func show() {
        refuseFocus()
        set("_NET_WM_WINDOW_TYPE", atoms: ["_NET_WM_WINDOW_TYPE_SPLASH"])
        set("_NET_WM_STATE", atoms: ["_NET_WM_STATE_SKIP_TASKBAR", "_NET_WM_STATE_SKIP_PAGER"])
        // Nobody asked for this window: it is not to be activated when it appears.
        set("_NET_WM_USER_TIME", cardinal: 0)
        XMapWindow(display, window)
        XFlush(display)
    }

    /// Takes the window away at once.
    func hide() {
        XWithdrawWindow(display, window, XDefaultScreen(display))
        XSync(display, 0)
    }

    private func refuseFocus() {
        guard let hints = XAllocWMHints() else { return }
        defer { XFree(hints) }
        hints.pointee.flags = Int(InputHint)
        hints.pointee.input = 0
        XSetWMHints(display, window, hints)
        // Without WM_TAKE_FOCUS the client does not ask for it either.
        var protocols = [atom("WM_DELETE_WINDOW"), atom("_NET_WM_PING")]
        XSetWMProtocols(display, window, &protocols, 2)
    }

    private func set(_ property: String, atoms names: [String]) {
        let values = names.map { atom($0) }
        change(property, type: Atom(XA_ATOM), values.map { Int(bitPattern: $0) })
    }

    private func set(_ property: String, cardinal value: Int) {
        change(property, type: Atom(XA_CARDINAL), [value])
    }

    private func change(_ property: String, type: Atom, _ values: [Int]) {
        // Xlib takes 32-bit items as an array of long.
        values.withUnsafeBytes { bytes in
            _ = XChangeProperty(
                display, window, atom(property), type, 32, PropModeReplace,
                bytes.bindMemory(to: UInt8.self).baseAddress, Int32(values.count))
        }
    }

    private func atom(_ name: String) -> Atom { XInternAtom(display, name, 0) }
}
