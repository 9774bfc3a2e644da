import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// When the splash closes, and why.
    @Suite(.serialized) struct Closing {
        /// Starts a script under the splash and waits for the reason of the close.
        private func reason(
            _ script: String, options: [String] = [], change: (inout TestProgram) -> Void = { _ in }
        ) throws -> String {
            try closedLog(script, options: options, change: change).events.first { $0.hasPrefix("closed") }
                ?? ""
        }

        @Test func atTheFirstByteOfStandardOutputInAPipe() throws {
            #expect(try reason("sleep 0.5; printf x; sleep 30") == "closed: output stdout")
        }

        @Test func atTheFirstByteOfStandardErrorInAPipe() throws {
            #expect(try reason("sleep 0.5; printf x >&2; sleep 30") == "closed: output stderr")
        }

        @Test func atTheFirstByteInAFile() throws {
            let folder = TemporaryFolder()
            let file = open(folder.file("output"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            defer { close(file) }
            #expect(
                try reason("sleep 0.5; printf x; sleep 30") { $0.output = .descriptor(file) }
                    == "closed: output stdout")
        }

        @Test func notAtWhatOthersAppendToTheFile() throws {
            let folder = TemporaryFolder()
            let file = open(folder.file("errors"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
            defer { close(file) }
            let log = Log()
            var program = TestProgram(
                under: ["--mute", "--log", log.path], TestProgram(shell: "read x; echo mine; sleep 30"))
            let input = Pipe()
            program.input = .descriptor(input.fileHandleForReading.fileDescriptor)
            program.output = .descriptor(file)
            program.error = .descriptor(file)
            let process = try program.on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            for _ in 0..<20 {
                _ = write(file, "panel\n", 6)
                usleep(20_000)
            }
            #expect(!log.events.contains { $0.hasPrefix("closed") })
            input.fileHandleForWriting.write(Data("\n".utf8))
            #expect(try log.expect("closed") == "closed: output stdout+stderr")
        }

        @Test func atAGrandchildsFirstByte() throws {
            #expect(try reason("(sleep 0.5; sh -c 'printf x') & sleep 30") == "closed: output stdout")
        }

        @Test func whenBothStreamsAreOnePipe() throws {
            #expect(try reason("exec 2>&1; sleep 0.5; printf x; sleep 30").hasPrefix("closed: output stdout"))
        }

        @Test func atTheEndOfASilentCommand() throws {
            #expect(try reason("sleep 0.5") == "closed: exit")
        }

        @Test func atTheEndByAKill() throws {
            #expect(try reason("sleep 0.5; kill -KILL $$") == "closed: exit")
        }

        @Test func notAtOthersWritesToTheNullDevice() throws {
            let process = try TestProgram(shell: "while :; do echo x > /dev/null; done").start()
            defer { kill(-process.identifier, SIGKILL) }
            #expect(
                try reason("sleep 0.7") {
                    $0.output = .null; $0.error = .null
                } == "closed: exit")
        }

        @Test func atTheLongestTime() throws {
            #expect(try reason("sleep 30", options: ["--max-time", "0.6"]) == "closed: time")
        }

        @Test func aCommandThatIsOverWithinTheDelayShowsNothing() throws {
            let log = Log()
            _ = try TestProgram(under: ["--log", log.path, "--delay", "500"], TestProgram(["true"])).on(.bare)
                .run()
            try log.expect("closed: exit, before the first frame")
            #expect(log.time(of: "first frame") == nil)
        }

        @Test func theDelayIsKept() throws {
            let log = Log()
            _ = try TestProgram(under: ["--log", log.path, "--delay", "300"], TestProgram(["sleep", "1"])).on(
                .bare
            ).run()
            try log.expect("first frame")
            #expect((log.time(of: "first frame") ?? 0) >= 300)
        }

        @Test func theMinimumTimeKeepsTheWindowAndNotTheCommand() throws {
            let log = Log()
            let time = try seconds {
                _ = try TestProgram(
                    under: ["--log", log.path, "--min-time", "1500"], TestProgram(["sleep", "0.4"])
                )
                .on(.bare).run()
            }
            #expect(time < 1.4)
            try log.expect("closed: exit")
            let shown = try #require(log.time(of: "first frame"))
            let closed = try #require(log.time(of: "closed"))
            #expect(closed - shown >= 1_499)
            #expect(closed - shown < 3_000)
        }

        @Test func atAClick() throws {
            let log = Log()
            let process = try TestProgram(under: ["--log", log.path], TestProgram(["sleep", "30"])).on(.bare)
                .start()
            try log.expect("first frame")
            let window = try XServer.bare.splashWindow()
            _ = XServer.bare.tool("xdotool", "mousemove", "--window", window, "100", "100", "click", "1")
            try log.expect("closed: click")
            #expect(!process.hasEnded, "the command goes on")
            kill(process.identifier, SIGKILL)
        }

        @Test func atEscape() throws {
            let log = Log()
            let process = try TestProgram(under: ["--log", log.path], TestProgram(["sleep", "30"])).on(.bare)
                .start()
            try log.expect("first frame")
            let window = try XServer.bare.splashWindow()
            _ = XServer.bare.tool("xdotool", "key", "--window", window, "Escape")
            try log.expect("closed: key")
            #expect(!process.hasEnded)
            kill(process.identifier, SIGKILL)
        }
    }
}
