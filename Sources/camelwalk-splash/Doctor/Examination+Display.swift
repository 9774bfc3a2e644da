import CSDL2
import CX11
import CamelAnimation
import CamelSDL
import Glibc
import SplashPolicy
import SplashProtocol
import POSIX

extension Examination {
    /// Whether a window could be shown, and on what.
    static let display: Examination = {
        let subject = "display"
        let consequence = "nothing is shown; commands run as ever"
        let systems = WindowSystem.candidates(
            display: SplashEnvironment.isSet("DISPLAY"),
            waylandDisplay: SplashEnvironment.isSet("WAYLAND_DISPLAY"))
        switch systems.first {
        case nil:
            return Examination(subject, so: consequence) {
                [.missing(subject, "neither DISPLAY nor WAYLAND_DISPLAY is set", so: consequence)]
            }
        case .wayland:
            return Examination(subject, waylandName, so: consequence) {
                wayland(named: waylandName, subject, so: consequence)
            }
        case .x11:
            return Examination(subject, displayName, usesSDL: true, so: consequence) {
                do throws(WindowError) {
                    return try xServer(named: displayName, subject)
                } catch {
                    let reason = "\(displayName): \(error.reason)"
                    guard systems.count > 1 else { return [.wrong(subject, reason, so: consequence)] }
                    return wayland(named: waylandName, subject, so: consequence)
                        + [.missing("X server", reason, so: "the window is shown by Wayland, if at all")]
                }
            }
        }
    }()

    private static func xServer(named name: String, _ subject: String) throws(WindowError) -> [Finding] {
        guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw WindowError(name, sdlError) }
        let driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "none"
        guard driver == "x11" else { throw WindowError(name, "the driver \(driver) has no windows") }
        return [.ok(subject, "\(name), \(driver), SDL \(sdlVersion)"), monitor] + XServer.findings
    }

    private static var displayName: String { ByteString(environment: "DISPLAY")?.description ?? "" }
    private static var waylandName: String { ByteString(environment: "WAYLAND_DISPLAY")?.description ?? "" }

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
        guard let window = window(root, "_NET_SUPPORTING_WM_CHECK")
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
        bytes(window, name, type: XInternAtom(display, "UTF8_STRING", 0), format: 8) {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The window that a property names.
    private func window(_ window: Window, _ name: String) -> Window? {
        // Xlib gives 32-bit items as an array of long.
        bytes(window, name, type: Atom(XA_WINDOW), format: 32) { $0.loadUnaligned(as: Window.self) }
    }

    /// What `body` makes of the property's bytes; nil where it is empty, or of another type or format: any client may
    /// have written it.
    private func bytes<Result>(
        _ window: Window, _ name: String, type: Atom, format: Int32,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result? {
        var actual = Atom()
        var actualFormat: Int32 = 0
        var count: UInt = 0
        var rest: UInt = 0
        var pointer: UnsafeMutablePointer<UInt8>?
        let status = XGetWindowProperty(
            display, window, XInternAtom(display, name, 0), 0, 64, 0, type, &actual, &actualFormat, &count,
            &rest, &pointer)
        defer { if let pointer { XFree(pointer) } }
        guard status == 0, actual == type, actualFormat == format, count > 0, let pointer else { return nil }
        let itemSize = format == 32 ? MemoryLayout<CLong>.size : Int(format) / 8
        return body(UnsafeRawBufferPointer(start: pointer, count: Int(count) * itemSize))
    }
}
