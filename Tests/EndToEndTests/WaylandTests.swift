import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// On a Wayland compositor without an X server of its own: weston, in a window on Xvfb.
    @Suite(.serialized) struct Wayland {
        @Test func theCamelWalksNatively() throws {
            let runtime = TemporaryFolder()
            chmod(runtime.path, 0o700)
            let server = XServer()
            defer { server.stop() }
            var weston = TestProgram([
                "weston", "--backend=x11-backend.so", "--socket=walk", "--use-pixman", "--idle-time=0",
            ]).on(server)
            weston.environment["XDG_RUNTIME_DIR"] = runtime.path
            let compositor = try weston.start()
            #expect(eventually { runtime.entries.contains("walk") })
            let log = Log()
            var program = TestProgram(
                under: ["--mute", "--log", log.path],
                TestProgram(shell: "sleep 1; echo $XDG_ACTIVATION_TOKEN"))
            program.environment["WAYLAND_DISPLAY"] = "walk"
            program.environment["XDG_RUNTIME_DIR"] = runtime.path
            program.environment["XDG_ACTIVATION_TOKEN"] = "token-1"
            #expect(try program.run().outputText == "token-1\n")
            #expect(try log.expect("first frame") == "first frame 480x400 wayland xdg-shell")
            try log.expect("closed: output stdout")
            kill(compositor.identifier, SIGTERM)
            try compositor.wait()
        }

        @Test func aCompositorThatIsNotThereIsNoProblem() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["echo", "out"]))
            program.environment["WAYLAND_DISPLAY"] = "nowhere"
            let process = try program.run()
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "")
        }
    }
}
