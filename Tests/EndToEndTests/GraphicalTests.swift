import Foundation
import Testing
import TestSupport

extension EndToEnd {
    /// What a program prints that the desktop knows as graphical.
    @Suite(.serialized) struct GraphicalPrograms {
        private let folder = TemporaryFolder()
        private let log = Log()

        /// The program `viewer`, a shell script that a desktop entry names.
        private func viewer(
            _ script: String, _ options: [String] = [], entry: String = "Exec=viewer %U\n"
        ) throws -> TestProgram {
            let applications = folder.file("applications")
            try FileManager.default.createDirectory(atPath: applications, withIntermediateDirectories: true)
            try "[Desktop Entry]\nType=Application\nName=Viewer\n\(entry)"
                .write(toFile: applications + "/viewer.desktop", atomically: true, encoding: .utf8)
            let path = folder.file("viewer")
            try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
            chmod(path, 0o755)
            var program = TestProgram(under: ["--mute", "--log", log.path] + options, TestProgram([path]))
            program.environment["XDG_DATA_HOME"] = folder.path
            return program
        }

        private static let slow = "echo warning >&2; sleep 0.8; exec xclock 2>/dev/null"
        private static let line = "graphical: viewer.desktop; output does not close"

        private func reason(_ program: TestProgram) throws -> String {
            let process = try program.on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            return try log.expect("closed")
        }

        @Test func theWindowClosesAndTheWarningBeforeItDoesNot() throws {
            #expect(try reason(viewer(Self.slow)).hasPrefix("closed: window"))
            #expect(log.events.contains(Self.line))
        }

        @Test func theNameBehindALinkCounts() throws {
            var program = try viewer(Self.slow)
            let link = folder.file("see")
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: folder.file("viewer"))
            program.arguments[program.arguments.count - 1] = Array(link.utf8)
            #expect(try reason(program).hasPrefix("closed: window"))
        }

        @Test(arguments: ["Exec=viewer\nTerminal=true\n", "Exec=viewer\nHidden=true\n", "Exec=other\n"])
        func ofOthersTheOutputCloses(entry: String) throws {
            #expect(try reason(viewer(Self.slow, entry: entry)).hasPrefix("closed: output stderr"))
            #expect(!log.events.contains { $0.hasPrefix("graphical") })
        }

        @Test func whatTheUserSaysIsObeyed() throws {
            #expect(
                try reason(viewer(Self.slow, ["--until", "output,window"])).hasPrefix("closed: output stderr")
            )
        }

        @Test func autoIsTheUsual() throws {
            var program = try viewer(Self.slow, ["--until", "auto"])
            program.environment["CAMELWALK_UNTIL"] = "output"
            #expect(try reason(program).hasPrefix("closed: window"))
        }

        @Test func itsEndCloses() throws {
            #expect(try reason(viewer("echo usage; sleep 0.4")).hasPrefix("closed: exit"))
        }

        @Test func aTextInterfaceCloses() throws {
            let terminal = try Terminal()
            let program = try viewer("printf hello; sleep 0.4; stty raw -echo; sleep 30")
            #expect(try reason(program.on(terminal)).hasPrefix("closed: output"))
            #expect(log.events.contains("graphical: the terminal is in raw mode; output closes"))
            #expect(try #require(log.time(of: "closed")) > 300)
        }

        /// It writes there by the name /dev/tty and then takes keys, as mpv does beside its window.
        private static let player = """
            printf '\\033=' >/dev/tty; stty -icanon -echo </dev/tty; sleep 0.3; echo playing
            """

        @Test func aPlayerKeepsTheSplashToItsWindow() throws {
            let terminal = try Terminal()
            let program = try viewer(Self.player + "; sleep 0.5; exec xclock 2>/dev/null")
            #expect(try reason(program.on(terminal)).hasPrefix("closed: window"))
            #expect(
                log.events.contains("graphical: it takes keys from its terminal; output closes in 3 s"))
        }

        @Test func aPlayerWithoutAWindowIsWaitedForThreeSeconds() throws {
            let terminal = try Terminal()
            #expect(try reason(viewer(Self.player + "; sleep 30").on(terminal)).hasPrefix("closed: output"))
            let closed = try #require(log.time(of: "closed"))
            #expect(closed > 2_900 && closed < 9_000)
        }

        @Test(.enabled(if: RealProgram.path("mpv") != nil)) func mpv() throws {
            let terminal = try Terminal()
            var program = try viewer(
                "exec mpv --no-config --force-window --idle --vo=x11 --ao=null", entry: "Exec=viewer\n")
            program.environment["TERM"] = "xterm"
            #expect(try reason(program.on(terminal)).hasPrefix("closed: window"))
        }

        @Test func aTerminalThatIsAsItWasDoesNotClose() throws {
            let terminal = try Terminal()
            #expect(try reason(viewer(Self.slow).on(terminal)).hasPrefix("closed: window"))
        }

        @Test func ofAProgramThatNeverHasAWindowTheOutputClosesSooner() throws {
            let state = folder.file("state/camelwalk/start-times")
            func times() -> [Substring] { text(state).split(separator: "\n") }
            var program = try viewer("echo working >&2; [ -e window ] && exec xclock 2>/dev/null; sleep 30")
            program.environment["XDG_STATE_HOME"] = folder.file("state")
            program.directory = folder.path

            #expect(try reason(program).hasPrefix("closed: output stderr"))
            #expect(try #require(log.time(of: "closed")) > 10_000)
            try #require(eventually { times().count == 1 })
            // The same once more, which takes as long.
            try (times()[0] + " 300\n").write(toFile: state, atomically: true, encoding: .utf8)

            let second = Log()
            func run() throws -> String {
                var again = program
                again.arguments[3] = Array(second.path.utf8)
                let process = try again.on(.bare).start()
                defer { kill(-process.identifier, SIGKILL) }
                return try second.expect("closed")
            }
            #expect(try run().hasPrefix("closed: output stderr"))
            let printed = try #require(second.time(of: "graphical: viewer.desktop"))
            let closed = try #require(second.time(of: "closed"))
            #expect(closed - printed > 900 && closed < 9_000)
            #expect(
                second.events.contains("graphical: no window came in the last runs; output closes in 1 s"))
            try #require(eventually { times().first?.split(separator: " ").count == 4 })

            // A window within the second makes camelwalk forget it.
            folder.write("window", "")
            try FileManager.default.removeItem(atPath: second.path)
            #expect(try run().hasPrefix("closed: window"))
            #expect(eventually { times().count == 1 && times()[0].split(separator: " ").count == 2 })
        }

        @Test func whatItSaysOnTheControllingTerminalCloses() throws {
            let terminal = try Terminal()
            let program = try viewer("sleep 0.3; echo Password: >/dev/tty; sleep 30")
            #expect(try reason(program.on(terminal)).hasPrefix("closed: output tty"))
        }
    }
}
