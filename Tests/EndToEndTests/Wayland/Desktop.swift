import Foundation
import TestSupport
import Testing

/// A Wayland compositor with a session of its own, everything in it as one user. Ended with the test.
///
/// Where the tests are root's it is another user's session: sway refuses to be root's, and a session bus trusts only its
/// own user.
final class Desktop: @unchecked Sendable {
    enum Kind: String, CustomTestStringConvertible {
        case sway, weston, kwin, gnome
        var testDescription: String { rawValue }
    }

    private static let nobody: uid_t = 65_534

    private let folder = TemporaryFolder()
    private let keeper: TestProcess
    private var environment: [String: String]
    /// The folder of the session's copies of the programs under test.
    private let products: String

    init(_ kind: Kind, xServer: String? = nil) throws {
        let session = folder.file("run")
        mkdir(session, 0o700)
        products = try Desktop.readableProducts(folder)
        var environment = TestProgram.plainEnvironment
        environment["XDG_RUNTIME_DIR"] = session
        environment["HOME"] = folder.path
        // Quiet clients.
        environment["NO_AT_BRIDGE"] = "1"
        let script = try Desktop.script(kind, folder)
        if geteuid() == 0 { Desktop.give([folder.path, session], to: Desktop.nobody) }
        var program = TestProgram(
            Desktop.asUser(["/bin/sh", "-c", Desktop.keeping(script)]))
        program.environment = environment.merging(Desktop.settings(kind)) { $1 }
        program.input = .pipe
        program.output = .null
        program.error = .null
        keeper = try program.start()
        self.environment = environment
        self.environment["DISPLAY"] = xServer
        try waitUntilUp(kind, session)
    }

    deinit {
        keeper.closeInput()
        _ = try? keeper.wait()
    }

    /// Stops the compositor, or lets it go on: it hangs meanwhile.
    func send(_ signal: Int32, to program: String) {
        let children = text("/proc/\(keeper.identifier)/task/\(keeper.identifier)/children")
        for child in children.split(separator: " ").compactMap({ pid_t($0) })
        where text("/proc/\(child)/comm") == "\(program)\n" { kill(child, signal) }
    }

    /// A script that runs `script` until its input ends, and then ends all that came of it: some hang when they are asked
    /// to end.
    private static func keeping(_ script: String) -> String {
        "setsid \(script) & read line; kill -9 -$!"
    }

    private func waitUntilUp(_ kind: Kind, _ session: String) throws {
        let folder = folder
        func entry(_ prefix: String) -> String? {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: session)) ?? []
            return entries.first { $0.hasPrefix(prefix) && !$0.hasSuffix(".lock") }
        }
        try #require(eventually(60) { entry("wayland-") != nil }, "\(kind.rawValue) did not come up")
        environment["WAYLAND_DISPLAY"] = entry("wayland-")
        switch kind {
        case .sway:
            try #require(eventually(20) { entry("sway-ipc.") != nil })
            environment["SWAYSOCK"] = entry("sway-ipc.").map { "\(session)/\($0)" }
        case .weston: break
        case .kwin, .gnome:
            let address = text(folder.file("bus")).trimmingCharacters(in: .whitespacesAndNewlines)
            environment["DBUS_SESSION_BUS_ADDRESS"] = address
            let name = kind == .kwin ? "org.kde.KWin" : "org.gnome.Shell"
            try #require(
                eventually(60) { tool("gdbus", "wait", "--session", "--timeout", "1", name) != nil },
                "\(name) is not on the bus")
        }
    }

    /// How a compositor is started, without a graphics card and without a seat.
    private static func script(_ kind: Kind, _ folder: TemporaryFolder) throws -> String {
        let run = "dbus-run-session -- sh"
        switch kind {
        case .sway:
            let configuration = folder.write(
                "sway", "output HEADLESS-1 resolution 1280x800\nxwayland disable\n")
            return "sway -c \(configuration)"
        case .weston:
            return
                "weston --backend=headless-backend.so --width=1280 --height=800 --socket=wayland-7 --idle-time=0"
        case .kwin:
            // A copy has no capabilities, which not everybody may give it.
            let copy = folder.file("kwin_wayland")
            try FileManager.default.copyItem(atPath: "/usr/bin/kwin_wayland", toPath: copy)
            let script = folder.write(
                "start",
                "echo $DBUS_SESSION_BUS_ADDRESS > \(folder.file("bus"))\nexec \(copy) --virtual --width 1280 --height 800 --no-lockscreen --socket wayland-9\n"
            )
            return "\(run) \(script)"
        case .gnome:
            let script = folder.write(
                "start",
                """
                echo $DBUS_SESSION_BUS_ADDRESS > \(folder.file("bus"))
                dbus-daemon --session --nofork --nopidfile --print-address=3 3> \(folder.file("system")) &
                until [ -s \(folder.file("system")) ]; do sleep 0.05; done
                export DBUS_SYSTEM_BUS_ADDRESS=$(cat \(folder.file("system")))
                exec gnome-shell --headless --virtual-monitor 1280x800 --wayland-display wayland-8

                """)
            return "\(run) \(script)"
        }
    }

    private static func settings(_ kind: Kind) -> [String: String] {
        kind == .sway
            ? ["WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"] : [:]
    }

    /// Where the session's user can read the programs: copies, where that is somebody else.
    private static func readableProducts(_ folder: TemporaryFolder) throws -> String {
        guard geteuid() == 0 else { return Product.folder }
        for name in ["camelwalk", "camelwalk-splash"] {
            try FileManager.default.copyItem(atPath: "\(Product.folder)/\(name)", toPath: folder.file(name))
        }
        return folder.path
    }

    private static func give(_ paths: [String], to user: uid_t) {
        for path in paths { _ = chown(path, user, user) }
    }

    private static func asUser(_ words: [String]) -> [String] {
        guard geteuid() == 0 else { return words }
        return ["setpriv", "--reuid", "\(nobody)", "--regid", "\(nobody)", "--clear-groups"] + words
    }

    /// `words` as a program of the session.
    func program(_ words: [String], without variables: [String] = []) -> TestProgram {
        var program = TestProgram(Desktop.asUser(words))
        program.environment = environment.filter { !variables.contains($0.key) }
        program.output = .null
        program.error = .null
        return program
    }

    /// `words` under camelwalk, in the session.
    func launch(
        _ words: [String], _ log: Log, until: String = "window", options: [String] = [],
        without variables: [String] = [],
        adding others: [String: String] = [:], isPrinting: Bool = false
    ) throws -> TestProcess {
        if geteuid() == 0 { Desktop.give([log.folderPath], to: Desktop.nobody) }
        let own = ["\(products)/camelwalk", "--mute", "--log", log.path, "--until", until]
        // A pipe of the session's own user's: nobody else may watch it.
        let wrapping = isPrinting ? ["sh", "-c", ##""$@" 2>&1 | cat"##, "sh"] : []
        var program = program(wrapping + own + options + words, without: variables)
        program.environment.merge(others) { $1 }
        return try program.start()
    }

    /// What a tool prints in the session; nil if it fails.
    func tool(_ words: String...) -> String? {
        var program = program(words)
        program.output = .pipe
        guard let process = try? program.run(seconds: 20), process.exitStatus == 0 else { return nil }
        return process.outputText
    }

    /// What `camelwalk --doctor` says in the session.
    func doctor() throws -> String {
        var program = program(["\(products)/camelwalk", "--doctor"])
        program.output = .pipe
        return try program.run().outputText
    }
}
