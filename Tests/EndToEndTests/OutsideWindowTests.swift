import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Windows of processes outside the command's tree: which are the command's, and which are not.
    @Suite(.serialized) struct OutsideWindows {
        private let log = Log()

        /// `program` under a splash that nothing but a window closes; the processes of its session end with the test.
        private func start(_ program: TestProgram, maximumTime: Double = 50) throws -> TestProcess {
            let options = ["--mute", "--log", log.path, "--until", "window", "--max-time", "\(maximumTime)"]
            return try TestProgram(under: options, program).start()
        }

        /// Ends every process that has this variable in its environment.
        private func end(_ mark: String) {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
                guard let process = pid_t(name), process != getpid() else { continue }
                let variables = contents("/proc/\(name)/environ").split(separator: 0)
                if variables.contains(Data("CAMELWALK_TEST=\(mark)".utf8)) { kill(process, SIGKILL) }
            }
        }

        /// A shell script on the display, and what ends it with all that it has started.
        private func marked(_ script: String, _ server: XServer = .bare) -> (
            program: TestProgram, mark: String
        ) {
            let mark = UUID().uuidString
            var program = TestProgram(shell: script).on(server)
            program.environment["CAMELWALK_TEST"] = mark
            program.hasOwnSession = true
            return (program, mark)
        }

        /// A command that has had a child, so that it may have orphans, and opens no window.
        private static let quiet = "/bin/true; sleep 60; :"

        @Test(arguments: [
            "setsid -f sh -c 'sleep 0.5; exec xclock'; sleep 90; :",
            // A worker of a worker, as a launcher of games has them.
            "setsid -f sh -c 'sleep 0.5; xterm -e sleep 60; :'; sleep 90; :",
            "export WINEPREFIX=/tmp; setsid -f sh -c 'cd /; sleep 0.5; exec xlogo'; sleep 90; :",
        ])
        func aProgramInASessionOfItsOwnIsTheCommands(script: String) throws {
            let (program, mark) = marked(script)
            defer { end(mark) }
            let process = try start(program)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window")
            #expect(
                log.events.contains { $0.hasSuffix("which has the command's environment") }, "\(log.events)")
        }

        /// Whether a window of `script`'s, which somebody else runs, closes the splash over a quiet command.
        private func expectNothing(
            _ script: String, command: String = quiet, mark: String, _ change: (inout TestProgram) -> Void
        ) throws {
            var program = TestProgram(shell: command).on(.bare)
            program.environment["CAMELWALK_TEST"] = mark
            program.hasOwnSession = true
            defer { end(mark) }
            let running = try start(program, maximumTime: 3)
            defer { kill(-running.identifier, SIGKILL) }
            try log.expect("first frame")
            var others = TestProgram(shell: script).on(.bare)
            others.environment["CAMELWALK_TEST"] = mark
            others.hasOwnSession = true
            change(&others)
            let process = try others.start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: time")
        }

        @Test func somebodyElsesProgramIsNot() throws {
            // Its starter is older than the command: this process.
            try expectNothing("exec xclock", mark: UUID().uuidString) { _ in }
        }

        @Test func somebodyElsesOrphanFromAnotherPlaceIsNot() throws {
            try expectNothing("setsid -f xclock", mark: UUID().uuidString) {
                $0.environment["WINDOWID"] = "77"
            }
        }

        @Test func somebodyElsesOrphanIsNotIfTheCommandHasNone() throws {
            try expectNothing("setsid -f xclock", command: "exec sleep 60", mark: UUID().uuidString) { _ in }
        }

        @Test func aProgramOfAnotherTerminalIsNot() throws {
            let terminal = try Terminal()
            // The shell that started it is gone, and it has kept the terminal.
            let script = "(sh -c 'xclock & :' &); sleep 5; :"
            try expectNothing(script, mark: UUID().uuidString) {
                $0 = $0.on(terminal)
                $0.environment["TERM"] = nil
            }
        }

        @Test(.enabled(if: geteuid() == 0 && Product.asSomebody != nil, "only root can be two users"))
        func anotherUsersProgramIsNot() throws {
            // Who may not read its environment cannot tell.
            let (program, mark) = marked(Self.quiet)
            defer { end(mark) }
            let options = ["--mute", "--log", log.path, "--until", "window", "--max-time", "3"]
            var command = TestProgram(under: options, program)
            command.arguments =
                ["setpriv", "--reuid=65534", "--clear-groups"].map { Array($0.utf8) } + command.arguments
            chmod(log.folderPath, 0o777)
            let process = try command.start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            var others = program
            others.arguments = TestProgram(shell: "setsid -f xclock").arguments
            let other = try others.start()
            defer { kill(-other.identifier, SIGKILL) }
            try log.expect("closed: time")
        }

        @Test func anotherSplashIsNot() throws {
            let (program, mark) = marked(Self.quiet)
            defer { end(mark) }
            let running = try start(program, maximumTime: 3)
            defer { kill(-running.identifier, SIGKILL) }
            try log.expect("first frame")
            let other = Log()
            var second = TestProgram(under: ["--mute", "--log", other.path], TestProgram(["sleep", "60"])).on(
                .bare)
            second.environment["CAMELWALK_TEST"] = mark
            second.hasOwnSession = true
            let process = try second.start()
            defer { kill(-process.identifier, SIGKILL) }
            try other.expect("first frame")
            try log.expect("closed: time")
        }
    }
}
