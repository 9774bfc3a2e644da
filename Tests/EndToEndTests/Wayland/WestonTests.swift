import Foundation
import Testing
import TestSupport

extension EndToEnd.Wayland {
    /// On weston, which has no layer-shell: the splash is a plain window.
    @Suite(.serialized) struct OnWeston {
        @Test func withoutASeatItIsShown() throws {
            let weston = try Compositor(
                [
                    "weston", "--backend=headless-backend.so", "--width=1280", "--height=800",
                    "--socket=walk",
                    "--idle-time=0",
                ],
                socket: "walk")
            let log = Log()
            let command = try weston.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            #expect(try log.expect("first frame") == "first frame 480x400 wayland xdg-shell")
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func aClickClosesIt() throws {
            let server = XServer()
            defer { server.stop() }
            let weston = try nested(in: server)
            let log = Log()
            let command = try weston.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            try log.expect("first frame 480x400 wayland xdg-shell")
            // weston puts windows anywhere, and drops a click on one that it does not show yet.
            let isClosed = { log.events.contains { $0.hasPrefix("closed") } }
            _ = eventually(20) {
                for (x, y) in Self.places where !isClosed() {
                    _ = server.tool("xdotool", "mousemove", String(x), String(y), "click", "1")
                }
                return isClosed()
            }
            try log.expect("closed: click")
            #expect(!command.hasEnded)
            kill(command.identifier, SIGKILL)
        }

        @Test func escapeClosesIt() throws {
            let server = XServer()
            defer { server.stop() }
            let weston = try nested(in: server)
            let log = Log()
            let command = try weston.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            try log.expect("first frame 480x400 wayland xdg-shell")
            _ = server.tool("xdotool", "mousemove", "5", "200")
            #expect(
                eventually(20) {
                    _ = server.tool("xdotool", "key", "Escape")
                    return log.events.contains("closed: key")
                })
            #expect(!command.hasEnded)
            kill(command.identifier, SIGKILL)
        }

        @Test func whereWindowsFillTheScreenThePictureStandsInTheMiddle() throws {
            let server = XServer()
            defer { server.stop() }
            let weston = try nested(in: server, "--shell=kiosk-shell.so")
            let log = Log()
            let command = try weston.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            try log.expect("first frame 480x400 wayland xdg-shell")
            // weston's own window is 1024x600, in the corner of a black screen.
            #expect(
                eventually(20) {
                    let script = "xwd -silent -root | convert xwd:- -trim -format '%wx%h%O' info:"
                    return server.tool("sh", "-c", script) == "480x400+272+100"
                })
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        private static let places = stride(from: 100, to: 900, by: 200).flatMap { y in
            stride(from: 100, to: 1000, by: 200).map { ($0, y) }
        }

        private func nested(in server: XServer, _ options: String...) throws -> Compositor {
            try Compositor(
                ["weston", "--backend=x11-backend.so", "--socket=walk", "--use-pixman", "--idle-time=0"]
                    + options,
                socket: "walk", environment: ["DISPLAY": server.display])
        }
    }
}
