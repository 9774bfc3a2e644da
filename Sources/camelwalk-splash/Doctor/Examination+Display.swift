import CLateSDL
import CSDL2
import CXCB
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
            // One that is far away gives several answers.
            return Examination(subject, displayName, so: consequence, patience: 1_200_000_000) {
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
        let display = try XDisplay()
        let surroundings = try XSurroundings(display)
        let visual = try XVisual(display)
        return [
            .ok(subject, "\(name), x11, \(sdl)"), monitor(surroundings), scale(surroundings.scale),
            .ok("colours", visual.description), line(display),
        ] + XServer(display: display).findings
    }

    private static var displayName: String { ByteString(environment: "DISPLAY")?.description ?? "" }
    private static var waylandName: String { ByteString(environment: "WAYLAND_DISPLAY")?.description ?? "" }

    private static func monitor(_ surroundings: XSurroundings) -> Finding {
        let place = surroundings.monitor
        let corner = [place.x, place.y].map { $0 < 0 ? "\($0)" : "+\($0)" }.joined()
        let source = surroundings.monitorSource.rawValue
        return .ok("monitor", "\(place.size.width)x\(place.size.height)\(corner), of \(source)")
    }

    private static func scale(_ scale: DisplayScale) -> Finding {
        let percentage = "\(Int((scale.factor * 100).rounded())) %"
        guard scale.source != .nobody else { return .ok("scale", "\(percentage); nobody asks for more") }
        return .ok("scale", "\(percentage), by \(scale.source.rawValue)")
    }

    private static func line(_ display: XDisplay) -> Finding {
        let time = "\(display.roundTripText) to an answer"
        guard display.line.isFar else { return .ok("way to the server", time) }
        return .missing("way to the server", time, so: "the picture stands still")
    }

    private static var sdl: String {
        camelwalk_sdl_open().map { "no SDL: \(String(cString: $0))" } ?? "SDL \(sdlVersion)"
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

/// What an X server and its clients say of themselves.
private struct XServer {
    let display: XDisplay

    /// From a server that is far away only what it has said already.
    var findings: [Finding] {
        display.line.isFar ? [vendor] : [vendor, sharedMemory, clients, manager, compositor]
    }

    private var vendor: Finding {
        let setup = display.setup
        let name = String(
            decoding: UnsafeRawBufferPointer(
                start: xcb_setup_vendor(setup), count: Int(xcb_setup_vendor_length(setup))), as: UTF8.self)
        return .ok("X server", "\(name) \(setup.pointee.release_number)")
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
        let check = display.ask(
            atom("_NET_SUPPORTING_WM_CHECK"), of: display.screen.root, type: XCB_ATOM_WINDOW.rawValue)
        guard let window = display.numbers(check).first else { return .ok("window manager", "none") }
        // The property outlives its owner, whose window is then gone.
        let name = display.bytes(
            display.ask(atom("_NET_WM_NAME"), of: window, type: atom("UTF8_STRING")), format: 8)
        return .ok(
            "window manager", name.isEmpty ? "one without a name" : String(decoding: name, as: UTF8.self))
    }

    private var compositor: Finding {
        let request = xcb_get_selection_owner(display.connection, atom("_NET_WM_CM_S\(display.number)"))
        guard let reply = xcb_get_selection_owner_reply(display.connection, request, nil) else {
            return .ok("compositor", "none; none is needed")
        }
        defer { free(reply) }
        return .ok("compositor", reply.pointee.owner == 0 ? "none; none is needed" : "yes")
    }

    private func has(_ name: String) -> Bool {
        let request = xcb_query_extension(display.connection, UInt16(name.utf8.count), name)
        guard let reply = xcb_query_extension_reply(display.connection, request, nil) else { return false }
        defer { free(reply) }
        return reply.pointee.present != 0
    }

    private func atom(_ name: String) -> XAtomNumber {
        let request = xcb_intern_atom(display.connection, 0, UInt16(name.utf8.count), name)
        guard let reply = xcb_intern_atom_reply(display.connection, request, nil) else { return 0 }
        defer { free(reply) }
        return reply.pointee.atom
    }
}
