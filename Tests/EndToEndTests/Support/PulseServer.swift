import Foundation
import TestSupport
import Testing

/// A PulseAudio server of its own, or PipeWire in its place, which ends with this object.
final class PulseServer {
    private let folder = TemporaryFolder()
    private let server: TestProcess
    /// Where clients find it.
    private let place: (variable: String, value: String)

    /// Starts one with these modules, for example a sink.
    init(modules: [String]) throws {
        let socket = folder.file("native")
        let words = ["module-native-protocol-unix socket=\(socket) auth-anonymous=1"] + modules
        var program = TestProgram(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
                + words.flatMap { ["-L", $0] })
        program.environment["HOME"] = folder.path
        program.environment["XDG_RUNTIME_DIR"] = folder.path
        program.environment["PULSE_RUNTIME_PATH"] = folder.path
        program.error = .null
        program.hasOwnSession = true
        server = try program.start()
        place = ("PULSE_SERVER", "unix:" + socket)
        try #require(eventually { tool("pactl", "info").contains("Server Name") })
    }

    /// Whether there is PipeWire to start.
    static let hasPipeWire = ["pipewire", "pipewire-pulse", "wireplumber"].allSatisfy { name in
        access(Product.path(of: name), X_OK) == 0
    }

    /// Starts PipeWire, its session manager and its server for PulseAudio's clients, with a sink called null.
    static func pipeWire() throws -> PulseServer { try PulseServer() }

    private init() throws {
        let script = "pipewire & sleep 0.3; wireplumber & exec pipewire-pulse"
        var program = TestProgram(["dbus-run-session", "--", "sh", "-c", script])
        program.environment["HOME"] = folder.path
        program.environment["XDG_RUNTIME_DIR"] = folder.path
        program.output = .null
        program.error = .null
        program.hasOwnSession = true
        server = try program.start()
        // As on a desktop, where no variable names the server.
        place = ("XDG_RUNTIME_DIR", folder.path)
        try #require(eventually { tool("pactl", "info").contains("PipeWire") })
        _ = tool("pactl", "load-module", "module-null-sink", "sink_name=null")
        // The session manager makes it the default.
        try #require(eventually { tool("pactl", "info").contains("Default Sink: null") })
    }

    deinit {
        kill(-server.identifier, SIGKILL)
        _ = try? server.wait()
    }

    private var environment: [String: String] {
        [place.variable: place.value, "HOME": folder.path]
    }

    /// The output of a tool of PulseAudio's.
    func tool(_ words: String...) -> String {
        var program = TestProgram(words)
        program.environment.merge(environment) { $1 }
        program.error = .null
        return (try? program.run(seconds: 20))?.outputText ?? ""
    }

    /// A command under the camel with sound, and what `body` does once there is some.
    func splash(
        seconds: Double, options: [String] = [], through driver: String? = nil,
        _ body: (TestProcess) throws -> Void = { _ in }
    ) throws -> (process: TestProcess, log: Log) {
        let log = Log()
        var program = TestProgram(
            under: ["--log", log.path] + options, TestProgram(["sleep", "\(seconds)"])
        ).on(.bare)
        program.environment.merge(environment) { $1 }
        program.environment["SDL_AUDIODRIVER"] = driver
        // What ALSA's library plays, this server plays.
        try "pcm.!default { type pulse }\n".write(
            toFile: folder.file(".asoundrc"), atomically: false, encoding: .utf8)
        let process = try program.start()
        _ = eventually { log.events.contains { $0.hasPrefix("audio open") || $0.hasPrefix("error") } }
        try body(process)
        try process.wait()
        #expect(eventually { SplashProcess.watching(process.identifier) == nil })
        return (process, log)
    }

    /// The file with what `sink` plays during `body`: signed 16-bit stereo at 44.1 kHz.
    func recording(of sink: String, during body: () throws -> Void) throws -> String {
        let file = folder.file("recording.raw")
        var program = TestProgram([
            "parec", "-d", sink + ".monitor", "--rate=44100", "--format=s16le", "--channels=2",
            "--latency-msec=20", file,
        ])
        program.environment.merge(environment) { $1 }
        let recorder = try program.start()
        try #require(eventually { contents(file).count > 0 })
        try body()
        usleep(300_000)
        kill(recorder.identifier, SIGTERM)
        try recorder.wait()
        return file
    }
}
