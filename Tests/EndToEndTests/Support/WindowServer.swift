import Foundation
import TestSupport
import Testing

/// A graphical program of which one instance serves all later ones on the session's bus, as many of the desktop's do:
/// these hand over their arguments and wait.
final class WindowServer {
    private let folder = TemporaryFolder()
    private let bus: SessionBus
    private let server: XServer

    // Words: `open` opens a window, `title` changes the first one's title, `none` does nothing; `launch` lets the bus start
    // the instance that opens one. `alone` opens one in an instance of its own, and `slow` does so a little later.
    private static let script = """
        #!/usr/bin/python3
        import gi, sys, time
        gi.require_version("Gtk", "3.0")
        from gi.repository import Gio, Gtk, GLib
        windows, calls = [], []
        def open_window(application):
            windows.append(Gtk.Window(application=application, title="window", default_width=200, default_height=200))
            windows[-1].show()
            print("open", flush=True)
        def serve(application, call):
            calls.append(call)
            word = call.get_arguments()[1]
            if word == "slow": time.sleep(0.4)
            if word in ("open", "slow"): open_window(application)
            if word == "title": windows[0].set_title("another title")
            application.hold()
            return 0
        flags = Gio.ApplicationFlags.HANDLES_COMMAND_LINE
        if sys.argv[1] in ("slow", "alone"): flags |= Gio.ApplicationFlags.NON_UNIQUE
        if sys.argv[1] == "launch": flags |= Gio.ApplicationFlags.IS_LAUNCHER
        if sys.argv[1] in ("alone", "launch"): sys.argv[1] = "open"
        application = Gtk.Application(application_id="org.example.Viewer", flags=flags)
        application.connect("command-line", serve)
        sys.exit(application.run(sys.argv))
        """

    init(on server: XServer) throws {
        self.server = server
        bus = try SessionBus()
    }

    /// The program by this name, told `word`.
    func program(_ name: String, _ word: String) throws -> TestProgram {
        let path = folder.file(name)
        // Once: somebody may just be executing it.
        if access(path, X_OK) != 0 {
            try WindowServer.script.write(toFile: path, atomically: true, encoding: .utf8)
            chmod(path, 0o755)
        }
        var program = TestProgram([path, word]).on(server)
        program.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        program.environment["NO_AT_BRIDGE"] = "1"
        program.hasOwnSession = true
        return program
    }

    /// Lets the bus start the program by this name when it is asked for.
    func offer(_ name: String) throws {
        let program = try program(name, "")
        let variables = ["DISPLAY", "NO_AT_BRIDGE"].map { "\($0)=\(program.environment[$0] ?? "")" }
        try bus.offer(
            "org.example.Viewer",
            "/usr/bin/env \(variables.joined(separator: " ")) \(folder.file(name)) --gapplication-service")
    }

    /// Starts an instance with a window, and waits for that.
    func start(_ name: String = "viewer", _ word: String = "open") throws -> TestProcess {
        let process = try program(name, word).start()
        try #require(eventually { process.outputSoFar.contains("open") }, "\(process.outputSoFar)")
        return process
    }
}
