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

        @Test func aTerminalThatIsAsItWasDoesNotClose() throws {
            let terminal = try Terminal()
            #expect(try reason(viewer(Self.slow).on(terminal)).hasPrefix("closed: window"))
        }

        @Test func whatItSaysOnTheControllingTerminalCloses() throws {
            let terminal = try Terminal()
            let program = try viewer("sleep 0.3; echo Password: >/dev/tty; sleep 30")
            #expect(try reason(program.on(terminal)).hasPrefix("closed: output tty"))
        }
    }
}
