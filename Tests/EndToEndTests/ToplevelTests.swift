import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// OCaml's toplevel on a terminal is under camelwalk what it is alone.
    @Suite(.serialized) struct Toplevel {
        /// What is shown from the first prompt to the end, and how that comes.
        private struct Session: Equatable {
            var screen = ""
            var status: Int32?
        }

        /// Types as a person would: waits for each answer. `\u{7F}` takes a character back, `\u{15}` a line.
        private func hold(_ program: TestProgram, atPrompt: () throws -> Void = {}) throws -> Session {
            let terminal = try Terminal()
            let process = try program.on(terminal).on(.bare).start()
            try expectPrompts(1, terminal)
            try atPrompt()
            terminal.type("1 + 33\u{7F};;\n")
            try expectPrompts(2, terminal)
            terminal.type("nonsense\u{15}\"line \" ^ \"two\";;\n")
            try expectPrompts(3, terminal)
            terminal.type("print_endline \"looping\"; while true do () done;;\n")
            // Once typed, once printed.
            #expect(eventually { terminal.screen.components(separatedBy: "looping").count == 3 })
            terminal.type("\u{03}")
            try expectPrompts(4, terminal)
            terminal.type("\u{04}")
            try process.wait()
            // The last line is there when the terminal has been read to what was written.
            _ = eventually { terminal.screen.hasSuffix("# \r\n") }
            return Session(screen: terminal.screen, status: process.status)
        }

        private func expectPrompts(_ count: Int, _ terminal: Terminal) throws {
            let isThere = eventually {
                terminal.screen.hasSuffix("# ")
                    && terminal.screen.components(separatedBy: "# ").count == count + 1
            }
            try #require(isThere, "no prompt \(count); the terminal shows: \(terminal.screen)")
        }

        @Test func aSessionIsTheSame() throws {
            let toplevel = TestProgram(["ocaml", "-noinit", "-no-version"])
            let log = Log()
            let alone = try hold(toplevel)
            let under = try hold(TestProgram(under: ["--mute", "--log", log.path], toplevel)) {
                // The prompt is the first output.
                try log.expect("closed: output stdout")
            }
            #expect(under == alone)
            #expect(alone.screen.contains("- : int = 4"))
            #expect(alone.screen.contains("- : string = \"line two\""))
            #expect(alone.screen.contains("Interrupted"))
        }

        /// As utop does, the shell's line editor takes the terminal out of its line mode.
        @Test func aLineEditorHasTheTerminal() throws {
            func hold(_ program: TestProgram) throws -> Session {
                let terminal = try Terminal()
                var shell = program.on(terminal).on(.bare)
                shell.environment["PS1"] = "# "
                shell.environment["TERM"] = "vt100"
                let process = try shell.start()
                try expectPrompts(1, terminal)
                // To the left, and a character in between.
                terminal.type("echo 14\u{1B}[D3\n")
                try terminal.expect("134\r\n")
                try expectPrompts(2, terminal)
                terminal.type("half a line\u{03}")
                try expectPrompts(3, terminal)
                terminal.type("\u{04}")
                try process.wait()
                _ = eventually { terminal.screen.hasSuffix("exit\r\n") }
                return Session(screen: terminal.screen, status: process.status)
            }
            let editor = TestProgram(["bash", "--norc", "--noprofile", "-i"])
            #expect(try hold(TestProgram(under: ["--mute"], editor)) == hold(editor))
        }
    }
}
