import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The same on GNOME and KDE, which are large: `make test-desktops`.
    @Suite(
        .serialized,
        .enabled(if: ProcessInfo.processInfo.environment["CAMELWALK_TEST_DESKTOPS"] != nil))
    struct Desktops {
        private static let display = XServer.bare.display
        private static let kwin = Result { try Desktop(.kwin, xServer: display) }
        private static let gnome = Result { try Desktop(.gnome, xServer: display) }

        /// Foot ends on both, alone too, for what their headless screens lack.
        private static let clients = WaylandClient.toolkits.filter { $0.testDescription != "foot" }

        private func expectWindow(_ client: WaylandClient, on desktop: Desktop, by teller: String) throws {
            let log = Log()
            let process = try desktop.launch(client.later, log)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 25)
            #expect(
                log.events.contains { $0.hasPrefix("window ") && $0.contains(", by \(teller)") },
                "\(log.events)")
        }

        @Test(arguments: clients) func onKWin(client: WaylandClient) throws {
            try expectWindow(client, on: Self.kwin.get(), by: "KWin")
        }

        @Test(arguments: clients) func onGNOME(client: WaylandClient) throws {
            try expectWindow(client, on: Self.gnome.get(), by: "GNOME Shell")
        }

        @Test func somebodyElsesWindowClosesNothing() throws {
            for desktop in [try Self.kwin.get(), try Self.gnome.get()] {
                let log = Log()
                let process = try desktop.launch(
                    WaylandClient.connected.words, log, options: ["--max-time", "4"])
                defer { kill(-process.identifier, SIGKILL) }
                try log.expect("windows are told by ")
                let other = try desktop.program(WaylandClient.terminal.words).start()
                defer { kill(-other.identifier, SIGKILL) }
                try log.expect("closed: ")
                #expect(log.events.last == "closed: time", "\(log.events)")
            }
        }

        /// The kernel sees the window all the same.
        @Test func aBusThatDoesNotAnswerHoldsNothingUp() throws {
            let socket = SilentSocket()
            chmod(socket.directory, 0o755)
            chmod(socket.path, 0o777)
            for desktop in [try Self.kwin.get(), try Self.gnome.get()] {
                let log = Log()
                let process = try desktop.launch(
                    WaylandClient.terminal.later, log,
                    adding: ["DBUS_SESSION_BUS_ADDRESS": "unix:path=" + socket.path])
                defer { kill(-process.identifier, SIGKILL) }
                try log.expect("closed: window", seconds: 20)
                #expect(
                    log.events.contains { $0.hasSuffix("the session bus does not answer") }, "\(log.events)")
                #expect(try #require(log.time(of: "closed")) < 8_000)
            }
        }

        private func isLoaded(_ slot: Int) throws -> Bool {
            let answer = try Self.kwin.get().tool(
                "gdbus", "call", "--session", "--dest", "org.kde.KWin", "--object-path", "/Scripting",
                "--method", "org.kde.kwin.Scripting.isScriptLoaded", "camelwalk-\(slot)")
            return answer?.contains("true") == true
        }

        @Test func theScriptIsTakenOutOfKWinAgain() throws {
            let log = Log()
            let process = try Self.kwin.get().launch(WaylandClient.connected.words, log)
            try log.expect("windows are told by KWin")
            #expect(try isLoaded(0))
            kill(process.identifier, SIGKILL)
            try log.expect("closed: exit")
            #expect(try eventually(10) { try !isLoaded(0) })
        }

        @Test func theScriptOfAKilledSplashIsTakenOutToo() throws {
            let log = Log()
            let process = try Self.kwin.get().launch(WaylandClient.connected.words, log)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("windows are told by KWin")
            kill(try #require(SplashProcess.watching(process.identifier)), SIGKILL)
            #expect(try eventually(10) { try !isLoaded(0) })
        }

        @Test func twoSplashesAreNotInEachOthersWay() throws {
            let logs = [Log(), Log()]
            let desktop = try Self.kwin.get()
            mkfifo(logs[0].folderPath + "/go", 0o666)
            let first = try desktop.launch(
                ["sh", "-c", "read line < \(logs[0].folderPath)/go; exec weston-terminal --shell=/bin/cat"],
                logs[0])
            defer { kill(-first.identifier, SIGKILL) }
            try logs[0].expect("windows are told by KWin")
            let second = try desktop.launch(WaylandClient.terminal.later, logs[1])
            defer { kill(-second.identifier, SIGKILL) }
            try logs[1].expect("closed: window", seconds: 30)
            let go = try #require(FileHandle(forWritingAtPath: logs[0].folderPath + "/go"))
            try go.write(contentsOf: Data("go\n".utf8))
            try logs[0].expect("closed: window", seconds: 30)
            #expect(
                logs[0].events.contains { $0.hasPrefix("window ") && $0.hasSuffix(", by KWin") },
                "its script is still there: \(logs[0].events)")
        }
    }
}
