import Foundation
import TestSupport
import Testing

/// A session bus of a test's own, and what is on it. Ended with the test.
final class SessionBus {
    private let daemon: TestProcess
    private var services: [TestProcess] = []
    private let folder = TemporaryFolder()
    let address: String

    init() throws {
        // The bus ends by its pid when this pipe does, however the test run comes to its end.
        let script = """
            exec 3>&1
            dbus-daemon --session --nofork --nopidfile --print-address=3 3>&3 > /dev/null 2>&1 &
            exec 3>&- >&-
            cat > /dev/null; kill $!; wait
            """
        var program = TestProgram(shell: script)
        program.input = .pipe
        program.error = .null
        program.environment["XDG_DATA_HOME"] = folder.path
        daemon = try program.start()
        let daemon = daemon
        try #require(eventually { daemon.outputSoFar.contains("\n") }, "dbus-daemon did not come up")
        address = daemon.outputSoFar.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Lets a desktop's portal answer every question about its settings with `reply`, in GVariant's notation.
    func startPortal(answering reply: String) throws {
        let script = """
            import sys
            from gi.repository import Gio, GLib
            reply = GLib.Variant.parse(None, sys.argv[1], None, None)
            node = Gio.DBusNodeInfo.new_for_xml('''<node><interface name="org.freedesktop.portal.Settings">
                <method name="ReadAll"><arg type="as" direction="in"/><arg type="%s" direction="out"/></method>
                </interface></node>''' % reply.get_type_string()[1:-1])
            def call(connection, sender, path, interface, method, arguments, invocation):
                print("asked", *arguments.unpack()[0], flush=True)
                invocation.return_value(reply)
            bus = Gio.bus_get_sync(Gio.BusType.SESSION)
            bus.register_object("/org/freedesktop/portal/desktop", node.interfaces[0], call, None, None)
            Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", 0,
                lambda *_: print("ready", flush=True), None)
            GLib.MainLoop().run()
            """
        var program = TestProgram(["/usr/bin/python3", "-c", script, reply])
        program.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        let portal = try program.start()
        services.append(portal)
        try #require(eventually { portal.outputSoFar.contains("ready\n") }, "no portal")
    }

    /// What the portal was asked for, a line for each time.
    var questions: [String] {
        services.flatMap { $0.outputSoFar.split(separator: "\n").map(String.init) }.filter { $0 != "ready" }
    }

    /// Lets the bus start a portal when one is asked for; returns the file that appears when it does.
    func offerPortal() throws -> String {
        let marker = folder.file("started")
        try offer("org.freedesktop.portal.Desktop", "/usr/bin/touch \(marker)")
        return marker
    }

    /// Lets the bus start `command` when `name` is asked for.
    func offer(_ name: String, _ command: String) throws {
        let directory = folder.file("dbus-1/services")
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let service = "[D-BUS Service]\nName=\(name)\nExec=\(command)\n"
        try service.write(toFile: directory + "/\(name).service", atomically: true, encoding: .utf8)
        _ = send("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.ReloadConfig")
    }

    /// Sends a message with the stock program, which lets the bus start whoever it is for.
    func send(_ destination: String, _ path: String, _ method: String) -> Int32? {
        var program = TestProgram([
            "dbus-send", "--session", "--print-reply", "--reply-timeout=2000", "--dest=" + destination, path,
            method,
        ])
        program.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        return try? program.run().exitStatus
    }

    /// Ends the bus.
    func stop() {
        daemon.closeInput()
        _ = try? daemon.wait()
    }

    deinit { stop() }
}

/// A socket that takes connections and never says a word.
final class SilentSocket {
    private let folder = TemporaryFolder()
    private let descriptor: Int32
    var path: String { folder.file("bus") }
    /// The directory that it is in, where it is called `bus`.
    var directory: String { folder.path }

    init() {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(path.utf8CString)
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            path.withUnsafeBytes { bytes.copyMemory(from: $0) }
        }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0, listen(descriptor, 16) == 0 else { fatalError("no socket") }
    }

    /// Whether somebody has connected, and what they have written.
    func firstWords() -> String? {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, 0) == 1 else { return nil }
        let connection = accept(descriptor, nil, nil)
        defer { close(connection) }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = read(connection, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    deinit { close(descriptor) }
}
