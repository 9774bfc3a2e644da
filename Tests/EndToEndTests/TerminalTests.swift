import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// On a real pseudo-terminal.
    @Suite(.serialized) struct Terminals {
        @Test func theCommandHasTheTerminalAndItsSize() throws {
            let terminal = try Terminal(columns: 97, rows: 31)
            let script =
                "for n in 0 1 2; do [ -t $n ] && echo $n is a terminal; done; stty size; ps -o stat= -p $$"
            let process = try TestProgram(under: [], TestProgram(shell: script)).on(terminal).on(.bare)
                .start()
            try process.wait()
            try terminal.expect("2 is a terminal")
            #expect(terminal.screen.contains("0 is a terminal"))
            #expect(terminal.screen.contains("1 is a terminal"))
            try terminal.expect("31 97")
            // ps marks a process of the terminal's foreground group so.
            try terminal.expect("+")
        }

        private func interactiveShell(_ terminal: Terminal) throws -> TestProcess {
            var shell = TestProgram(["bash", "--norc", "--noprofile", "-i"]).on(terminal).on(.bare)
            shell.environment["PS1"] = "ready> "
            let process = try shell.start()
            try terminal.expect("ready> ")
            return process
        }

        @Test func controlCInterruptsTheCommandOnly() throws {
            let terminal = try Terminal()
            let shell = try interactiveShell(terminal)
            let log = Log()
            terminal.type("\(Product.camelwalk) --log \(log.path) sleep 60\n")
            try log.expect("first frame")
            terminal.type("\u{03}")
            // bash prints a line at the same moment, which may be taken for the command's last.
            try log.expect("closed")
            terminal.type("echo status $?\n")
            try terminal.expect("\r\nstatus 130")
            terminal.type("exit\n")
            try shell.wait()
        }

        @Test func controlZStopsAndForegroundContinues() throws {
            let terminal = try Terminal()
            let shell = try interactiveShell(terminal)
            let log = Log()
            terminal.type(
                "\(Product.camelwalk) --log \(log.path) sh -c 'read line; echo got $line; exit 7'\n")
            try log.expect("first frame")
            terminal.type("\u{1A}")
            try terminal.expect("Stopped")
            terminal.type("fg\n")
            // bash prints the command that it continues.
            #expect(eventually { terminal.screen.components(separatedBy: "read line").count > 3 })
            terminal.type("again\n")
            try terminal.expect("got again")
            terminal.type("echo status $?\n")
            try terminal.expect("\r\nstatus 7")
            terminal.type("exit\n")
            try shell.wait()
        }

        @Test func typingDoesNotCloseTheSplash() throws {
            let terminal = try Terminal()
            let log = Log()
            let process = try TestProgram(under: ["--log", log.path], TestProgram(["sleep", "30"]))
                .on(terminal).on(.bare).start()
            try log.expect("first frame")
            terminal.type("hello\n")
            try terminal.expect("hello")
            #expect(throughout(0.3) { !log.events.contains { $0.hasPrefix("closed") } })
            kill(process.identifier, SIGTERM)
            try log.expect("closed: exit")
        }

        @Test func anotherProcessOnTheTerminalDoesNotCloseTheSplash() throws {
            let terminal = try Terminal()
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path], TestProgram(shell: "read x; echo mine")
            )
            .on(terminal).on(.bare).start()
            try log.expect("first frame")
            for number in 0..<20 {
                _ = write(terminal.terminal, "other \(number)\n", 9)
                usleep(20_000)
            }
            try terminal.expect("other 9")
            #expect(!log.events.contains { $0.hasPrefix("closed") })
            // The probe can fail: the command's own line does close it.
            terminal.type("\n")
            try log.expect("closed: output stdout")
            try process.wait()
        }

        /// Hundredths of a second that a process has kept a core busy.
        private func ticks(_ process: pid_t) -> Int {
            let fields = text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
        }

        @Test func aBusyTerminalOnAFullMachineKeepsNoCoreBusy() throws {
            let others = try TestProgram(shell: "for n in $(seq 500); do sleep 120 & done; echo up; wait")
                .start()
            defer { kill(-others.identifier, SIGKILL) }
            try #require(eventually { others.outputSoFar == "up\n" })
            let terminal = try Terminal()
            let log = Log()
            let options = ["--log", log.path, "--mute", "--reduced-motion", "--no-text"]
            let process = try TestProgram(under: options, TestProgram(shell: "read x; echo mine"))
                .on(terminal).on(.bare).start()
            try log.expect("reduced motion")
            let writer = TestProgram([
                "python3", "-c", "import time\nwhile 1: print(end='.', flush=1); time.sleep(.01)",
            ])
            var noisy = writer
            noisy.output = .descriptor(terminal.terminal)
            let noise = try noisy.start()
            try terminal.expect("....")
            let splash = try #require(SplashProcess.watching(process.identifier))
            let before = ticks(splash)
            usleep(2_000_000)
            let used = ticks(splash) - before
            #expect(used < 20, "\(used) of 200 hundredths of a second")
            #expect(!log.events.contains { $0.hasPrefix("closed") })
            terminal.type("\n")
            try log.expect("closed: output stdout")
            try process.wait()
            kill(noise.identifier, SIGKILL)
        }

        @Test func aGrandchildOnTheTerminalClosesTheSplash() throws {
            let terminal = try Terminal()
            let log = Log()
            let script = "(sleep 0.5; /bin/echo from below); sleep 60"
            let process = try TestProgram(under: ["--log", log.path], TestProgram(shell: script))
                .on(terminal).on(.bare).start()
            try log.expect("closed: output stdout")
            #expect((log.time(of: "closed") ?? 0) < 25_000, "and not at its end")
            kill(process.identifier, SIGKILL)
        }

        /// Starts a program under the splash on a terminal of its own, and waits for the reason of the close.
        private func reason(_ program: TestProgram) throws -> String {
            let terminal = try Terminal()
            let log = Log()
            let process = try TestProgram(under: ["--mute", "--log", log.path], program)
                .on(terminal).on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            return try log.expect("closed")
        }

        @Test(arguments: [
            ["sh", "-c", "sleep 0.3; printf 'Password: ' >/dev/tty; read x </dev/tty"],
            ["sh", "-c", "exec >/dev/null 2>&1; sleep 0.3; printf 'Password: ' >/dev/tty; read x </dev/tty"],
            ["python3", "-c", "import getpass; getpass.getpass()"],
            ["ssh-keygen", "-q", "-t", "ed25519", "-f", "/dev/null/key"],
        ])
        func aPromptOnTheControllingTerminalClosesTheSplash(arguments: [String]) throws {
            #expect(try reason(TestProgram(arguments)).hasPrefix("closed: output tty"))
        }

        @Test func suAsksAndTheSplashGoes() throws {
            // Root is asked for nothing.
            let user = geteuid() == 0 ? ["setpriv", "--reuid", "65534", "--clear-groups"] : []
            #expect(try reason(TestProgram(user + ["su", "-c", "true"])).hasPrefix("closed: output"))
        }

        @Test func onlyOutputAsAWholeIncludesTheControllingTerminal() throws {
            let terminal = try Terminal()
            let log = Log()
            let script = "sleep 0.3; printf 'Password: ' >/dev/tty; sleep 0.5"
            _ = try TestProgram(
                under: ["--mute", "--until", "stdout", "--log", log.path], TestProgram(shell: script)
            )
            .on(terminal).on(.bare).run()
            try log.expect("closed: exit")
        }

        @Test func anotherSessionsTerminalDoesNotCloseTheSplash() throws {
            let terminal = try Terminal()
            let other = try Terminal()
            let log = Log()
            let process = try TestProgram(
                under: ["--mute", "--log", log.path],
                TestProgram(shell: "read x; echo mine >/dev/tty; read x")
            )
            .on(terminal).on(.bare).start()
            try log.expect("first frame")
            let script = "for n in $(seq 20); do echo other $n >/dev/tty; sleep 0.02; done"
            _ = try TestProgram(shell: script).on(other).run()
            try other.expect("other 20")
            #expect(!log.events.contains { $0.hasPrefix("closed") })
            terminal.type("\n")
            try log.expect("closed: output tty")
            terminal.type("\n")
            try process.wait()
        }

        /// Who writes to the terminal is not the command's: here the test.
        private func expectWriting(_ script: String, closes: Bool) throws {
            let terminal = try Terminal()
            let log = Log()
            let process = try TestProgram(
                under: ["--mute", "--log", log.path, "--max-time", "2"], TestProgram(shell: script)
            )
            .on(terminal).on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            usleep(400_000)
            for _ in 0..<20 {
                _ = write(terminal.terminal, ".", 1)
                usleep(20_000)
            }
            let reason = try log.expect("closed")
            #expect(reason == (closes ? "closed: output stdout+stderr" : "closed: time"))
        }

        // stty writes nothing, but is a child that has ended, and may have: so the shell does it by itself.
        @Test func whatOthersWriteToATerminalThatTakesKeysClosesTheSplash() throws {
            try expectWriting("exec bash -c 'read -rsn1 key'", closes: true)
        }

        @Test func whatTheyWriteToATerminalInLineModeDoesNot() throws {
            try expectWriting("exec sleep 60", closes: false)
        }

        @Test func norWhereTheTerminalWasInRawModeBefore() throws {
            let terminal = try Terminal()
            var settings = termios()
            tcgetattr(terminal.terminal, &settings)
            cfmakeraw(&settings)
            tcsetattr(terminal.terminal, TCSANOW, &settings)
            let log = Log()
            let process = try TestProgram(
                under: ["--mute", "--log", log.path, "--max-time", "2"], TestProgram(["sleep", "60"])
            )
            .on(terminal).on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            for _ in 0..<20 {
                _ = write(terminal.terminal, ".", 1)
                usleep(20_000)
            }
            #expect(try log.expect("closed") == "closed: time")
        }

        @Test(.enabled(if: RealProgram.path("tmux") != nil)) func tmuxWithAServerThatRuns() throws {
            let folder = TemporaryFolder()
            let tmux = ["tmux", "-S", folder.file("server"), "-f", "/dev/null"]
            func tmuxProgram(_ words: String...) -> TestProgram {
                var program = TestProgram(tmux + words)
                program.environment["TERM"] = "xterm"
                program.environment["HOME"] = folder.path
                return program
            }
            #expect(try tmuxProgram("new", "-d").run().exitStatus == 0)
            defer { _ = try? tmuxProgram("kill-server").run() }
            #expect(try reason(tmuxProgram("new")).hasPrefix("closed: output"))
        }
    }
}
