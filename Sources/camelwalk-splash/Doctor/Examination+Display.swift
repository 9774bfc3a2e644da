import CSDL2
import CX11
import CamelAnimation
import Glibc
import SplashPolicy
import SplashProtocol

extension Examination {
    /// Whether a window could be shown, and on what.
    static let display: Examination = {
        let subject = "display"
        let consequence = "nothing is shown; commands run as ever"
        let system = WindowSystem.candidates(
            display: SplashWindows.isSet("DISPLAY"), waylandDisplay: SplashWindows.isSet("WAYLAND_DISPLAY")
        ).first
        switch system {
        case nil:
            return Examination(subject, so: consequence) {
                [.missing(subject, "neither DISPLAY nor WAYLAND_DISPLAY is set", so: consequence)]
            }
        case .x11: return xServer(named: displayName, subject, so: consequence)
        case .wayland: return wayland(named: waylandName, subject, so: consequence)
        }
    }()

    private static func xServer(
        named name: String, _ subject: String, so consequence: String
    ) -> Examination {
        Examination(subject, name, so: consequence) {
            guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else {
                return [.wrong(subject, "\(name): \(sdlError)", so: consequence)]
            }
            let driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "none"
            guard driver == "x11" else {
                return [.wrong(subject, "\(name): the driver \(driver) has no windows", so: consequence)]
            }
            return [.ok(subject, "\(name), \(driver), SDL \(sdlVersion)"), monitor] + XServer.findings
        }
    }

    private static var displayName: String { getenv("DISPLAY").map { String(cString: $0) } ?? "" }
    private static var waylandName: String { getenv("WAYLAND_DISPLAY").map { String(cString: $0) } ?? "" }

    private static var monitor: Finding {
        let display = SplashDisplay()
        let size = display.monitor.size
        let percentage = Int((display.factor * 100).rounded())
        return .ok("monitor", "\(size.width)x\(size.height) at \(percentage) %")
    }

    static var sdlVersion: String {
        var version = SDL_version()
        SDL_GetVersion(&version)
        return "\(version.major).\(version.minor).\(version.patch)"
    }

    /// Why the thread's last call to SDL failed.
    static var sdlError: String {
        let text = String(cString: SDL_GetError())
        return text.isEmpty ? "SDL gives no reason" : text
    }
}

/// What an X server and its clients say of themselves, over a connection of its own.
private struct XServer {
    private let display: OpaquePointer

    static var findings: [Finding] {
        guard let display = XOpenDisplay(nil) else { return [] }
        defer { XCloseDisplay(display) }
        let server = XServer(display: display)
        return [server.vendor, server.sharedMemory, server.clients, server.manager, server.compositor]
    }

    private var vendor: Finding {
        let name = XServerVendor(display).map { String(cString: $0) } ?? "unknown"
        return .ok("X server", "\(name) \(XVendorRelease(display))")
    }

    private var sharedMemory: Finding {
        guard has("MIT-SHM") else {
            return .missing(
                "shared memory", "MIT-SHM", so: "frames go through the connection, which takes longer")
        }
        return .ok("shared memory", "MIT-SHM")
    }

    private var clients: Finding {
        guard has("X-Resource") else {
            return .missing(
                "windows' owners", "X-Resource", so: "only _NET_WM_PID tells whose a window is")
        }
        return .ok("windows' owners", "X-Resource")
    }

    private var manager: Finding {
        let root = XDefaultRootWindow(display)
        guard let window = property(root, "_NET_SUPPORTING_WM_CHECK", as: UInt.self, type: Atom(XA_WINDOW))
        else {
            return .ok("window manager", "none")
        }
        // The property outlives its owner, whose window is then gone: a request about it would end the process.
        let previous = XSetErrorHandler { _, _ in 0 }
        defer { XSetErrorHandler(previous) }
        return .ok("window manager", text(window, "_NET_WM_NAME") ?? "one without a name")
    }

    private var compositor: Finding {
        let name = "_NET_WM_CM_S\(XDefaultScreen(display))"
        let owner = XGetSelectionOwner(display, XInternAtom(display, name, 0))
        return .ok("compositor", owner == 0 ? "none; none is needed" : "yes")
    }

    private func has(_ name: String) -> Bool {
        var code: Int32 = 0
        var event: Int32 = 0
        var error: Int32 = 0
        return XQueryExtension(display, name, &code, &event, &error) != 0
    }

    private func text(_ window: Window, _ name: String) -> String? {
        bytes(window, name, type: XInternAtom(display, "UTF8_STRING", 0)) {
            String(decoding: UnsafeRawBufferPointer(start: $0, count: $1), as: UTF8.self)
        }
    }

    private func property<Value>(_ window: Window, _ name: String, as type: Value.Type, type kind: Atom)
        -> Value?
    {
        bytes(window, name, type: kind) { pointer, _ in
            UnsafeRawPointer(pointer).loadUnaligned(as: Value.self)
        }
    }

    /// The property's bytes and how many items they are; nil where it is empty or of another type.
    private func bytes<Result>(
        _ window: Window, _ name: String, type: Atom, _ body: (UnsafeMutablePointer<UInt8>, Int) -> Result
    ) -> Result? {
        var actual = Atom()
        var format: Int32 = 0
        var count: UInt = 0
        var rest: UInt = 0
        var pointer: UnsafeMutablePointer<UInt8>?
        let status = XGetWindowProperty(
            display, window, XInternAtom(display, name, 0), 0, 64, 0, type, &actual, &format, &count, &rest,
            &pointer)
        defer { if let pointer { XFree(pointer) } }
        guard status == 0, actual == type, count > 0, let pointer else { return nil }
        return body(pointer, Int(count))
    }
}
