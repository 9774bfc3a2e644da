import Foundation
import Testing
import TestSupport

/// A Wayland compositor of a test's own, with a runtime directory of its own. Ended with the test.
final class Compositor {
    /// The name of its socket.
    let socket: String
    let process: TestProcess
    private let runtime: TemporaryFolder

    /// The user that compositors run as where the tests are root's: some refuse to be root's.
    private static let nobody: uid_t = 65_534

    /// Starts `command`, which is to make `socket` in its runtime directory. `files` are written there before.
    init(
        _ command: [String], socket: String, files: [String: Data] = [:],
        environment: [String: String] = [:]
    ) throws {
        self.socket = socket
        let runtime = TemporaryFolder()
        self.runtime = runtime
        for (name, data) in files { runtime.write(name, Array(data)) }
        var words = command.map { $0.replacing("{runtime}", with: runtime.path) }
        if geteuid() == 0 {
            chown(runtime.path, Compositor.nobody, Compositor.nobody)
            let identifier = String(Compositor.nobody)
            words =
                ["setpriv", "--reuid", identifier, "--regid", identifier, "--clear-groups"] + words
        }
        var program = TestProgram(words)
        program.environment.merge(environment) { $1 }
        program.environment["XDG_RUNTIME_DIR"] = runtime.path
        program.environment["HOME"] = runtime.path
        program.output = .null
        program.error = .null
        process = try program.start()
        let socketPath = runtime.file(socket)
        try #require(eventually(20) { FileManager.default.fileExists(atPath: socketPath) }, "\(command)")
    }

    deinit { kill(process.identifier, SIGKILL) }

    /// Its runtime directory.
    var directory: String { runtime.path }

    /// The names in its runtime directory.
    var entries: [String] { runtime.entries }

    /// A program with this compositor as its display.
    func show(_ program: TestProgram) -> TestProgram {
        var program = program
        program.environment["XDG_RUNTIME_DIR"] = runtime.path
        program.environment["WAYLAND_DISPLAY"] = socket
        return program
    }

    /// A program under camelwalk on this compositor. Nothing moves, and nothing is written under the picture, unless
    /// `isPlain` is false.
    func splash(
        over program: TestProgram, log: Log, options: [String] = [], isPlain: Bool = true
    ) -> TestProgram {
        let plain = isPlain ? ["--reduced-motion", "--no-text"] : []
        return show(TestProgram(under: ["--mute", "--log", log.path] + plain + options, program))
    }

    /// The output of a tool on this compositor, empty if it fails.
    func tool(_ arguments: String..., environment: [String: String] = [:]) -> String {
        var program = show(TestProgram(arguments))
        program.environment.merge(environment) { $1 }
        guard let process = try? program.run(seconds: 20) else { return "" }
        return process.outputText
    }
}

/// sway, without an X server for its clients.
final class Sway {
    let compositor: Compositor

    /// The colour of the empty screen.
    static let ground = "#203040"

    /// Starts it, headless, with an output of `size` pixels at `scale`.
    init(size: String = "1280x800", scale: Double = 1) throws {
        compositor = try Sway.start(
            "resolution \(size) scale \(scale)",
            ["WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1"])
        try #require(eventually(20) { isReady(on: "HEADLESS-1") }, "sway shows its ground")
    }

    /// Starts it with an output of 1024x768 in each of two windows on an X server.
    init(in server: XServer) throws {
        compositor = try Sway.start(
            "", ["WLR_BACKENDS": "x11", "WLR_X11_OUTPUTS": "2", "DISPLAY": server.display])
        try #require(eventually(20) { isReady(on: "X11-2") }, "sway shows its ground")
    }

    private static func start(_ output: String, _ environment: [String: String]) throws -> Compositor {
        // Not solid_color: that is one pixel, which wlroots 0.18 shades to its edges at a fractional scale.
        let picture = try TestProgram(["convert", "-size", "64x64", "xc:" + ground, "png:-"]).run().outputData
        let configuration = """
            output * \(output) bg ground.png tile
            xwayland disable
            default_border none

            """
        return try Compositor(
            ["sway", "-c", "{runtime}/configuration"], socket: "wayland-1",
            files: ["configuration": Data(configuration.utf8), "ground.png": picture],
            environment: environment.merging(["WLR_RENDERER": "pixman"]) { $1 })
    }

    /// What sway answers to a message.
    @discardableResult
    func message(_ words: String) -> String {
        let socket = compositor.entries.first { $0.hasPrefix("sway-ipc.") } ?? ""
        return compositor.tool(
            "sh", "-c", "exec swaymsg -r \(words)",
            environment: ["SWAYSOCK": "\(compositor.directory)/\(socket)"])
    }

    /// The windows that sway knows: those of layer-shell are not among them.
    func windows() -> [[String: Any]] {
        let tree = try? JSONSerialization.jsonObject(with: Data(message("-t get_tree").utf8))
        func leaves(_ node: Any?) -> [[String: Any]] {
            guard let node = node as? [String: Any] else { return [] }
            let inner = (node["nodes"] as? [Any] ?? []) + (node["floating_nodes"] as? [Any] ?? [])
            return (node["app_id"] is String ? [node] : []) + inner.flatMap { leaves($0) }
        }
        return leaves(tree)
    }

    /// The app id of the window that has the focus.
    var focus: String? {
        windows().first { $0["focused"] as? Bool == true }?["app_id"] as? String
    }

    /// Where something else than the ground is seen on an output, as ImageMagick writes it: 480x400+400+200.
    func picture(on output: String = "HEADLESS-1") -> String {
        screenshot(
            output, "-fill black -opaque '\(Sway.ground)' -trim -format '%wx%h%O' info:")
    }

    private func isReady(on output: String) -> Bool {
        screenshot(output, "-crop 1x1+0+0 +repage -format '%[hex:u.p{0,0}]' info:")
            .hasPrefix(Sway.ground.dropFirst())
    }

    /// The names of the outputs, the one with the focus first.
    func outputs() -> [String] {
        let answer = try? JSONSerialization.jsonObject(with: Data(message("-t get_outputs").utf8))
        let outputs = answer as? [[String: Any]] ?? []
        return
            (outputs.filter { $0["focused"] as? Bool == true }
            + outputs.filter { $0["focused"] as? Bool != true }).compactMap { $0["name"] as? String }
    }

    /// Saves a part of an output as a file.
    func save(_ part: String, of output: String = "HEADLESS-1", as file: String) {
        _ = screenshot(output, "-crop \(part) +repage '\(file)'")
    }

    /// What tells a part of the screen from all that look otherwise.
    func signature(of part: String) -> String {
        screenshot("HEADLESS-1", "-crop \(part) +repage -format '%#' info:")
    }

    private func screenshot(_ output: String, _ convert: String) -> String {
        compositor.tool("sh", "-c", "grim -t ppm -o \(output) - | convert ppm:- \(convert)")
    }

    /// Presses and lets go of a pointer's button at a place of a screen of 1280x800.
    func click(_ x: Int, _ y: Int) {
        _ = compositor.tool("python3", "-c", Sway.clicker, String(x), String(y))
    }

    /// A client with a pointer of its own (wlr-virtual-pointer-unstable-v1): headless seats have none.
    private static let clicker = """
        import os, socket, struct, sys, time
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(os.environ["XDG_RUNTIME_DIR"] + "/" + os.environ["WAYLAND_DISPLAY"])
        def send(target, opcode, body=b""):
            connection.sendall(struct.pack("=IHH", target, opcode, 8 + len(body)) + body)
        send(1, 1, struct.pack("=I", 2))  # wl_display.get_registry
        send(1, 0, struct.pack("=I", 3))  # wl_display.sync
        heard, manager = b"", None
        while manager is None:
            heard += connection.recv(65536)
            place = heard.find(b"zwlr_virtual_pointer_manager_v1\\0")
            if place >= 0: manager = heard[place - 8:place - 4]
        name = b"zwlr_virtual_pointer_manager_v1\\0"
        send(2, 0, manager + struct.pack("=I", len(name)) + name + struct.pack("=II", 1, 4))
        send(4, 0, struct.pack("=II", 0, 5))
        def frame(opcode, *numbers):
            send(5, opcode, struct.pack("=%dI" % len(numbers), *numbers))
            send(5, 4)
            time.sleep(0.1)
        frame(1, 0, int(sys.argv[1]), int(sys.argv[2]), 1280, 800)
        frame(2, 0, 0x110, 1)
        frame(2, 0, 0x110, 0)
        """
}
