import Glibc
import TestSupport
import Testing

extension EndToEnd {
    @Suite(.serialized) struct ExitStatuses {
        @Test func everyStatusArrivesAsItIs() throws {
            for status in 0...255 {
                let process = try TestProgram(under: ["--mute"], TestProgram(shell: "exit \(status)"))
                    .on(.bare).run()
                #expect(process.exitStatus == Int32(status))
            }
        }

        @Test(arguments: ["HUP", "INT", "QUIT", "ABRT", "KILL", "SEGV", "TERM"])
        func aDeathBySignalIsSeenRaw(name: String) throws {
            let script = TestProgram(shell: "ulimit -c 0; kill -\(name) $$; sleep 5")
            let plain = try script.run()
            let under = try TestProgram(under: [], script).on(.bare).run()
            #expect(under.signal != nil)
            #expect(under.status == plain.status)
        }

        @Test func aMissingCommandIs127() throws {
            let process = try TestProgram([Product.camelwalk, "no-such-command"]).on(.bare).run()
            #expect(process.exitStatus == 127)
            #expect(process.errorText == "camelwalk: no-such-command: No such file or directory\n")
        }

        @Test func aCommandThatCannotBeRunIs126() throws {
            let folder = TemporaryFolder()
            let file = folder.write("data", "not a program", mode: 0o644)
            let process = try TestProgram([Product.camelwalk, file]).on(.bare).run()
            #expect(process.exitStatus == 126)
            #expect(process.errorText == "camelwalk: \(file): Permission denied\n")
            let script = folder.write("script.ml", "print_endline \"x\"", mode: 0o644)
            let source = try TestProgram([Product.camelwalk, script]).on(.bare).run()
            #expect(source.exitStatus == 126)
            #expect(
                source.errorText
                    == "camelwalk: \(script): Permission denied; OCaml runs a script as 'ocaml \(script)'\n")
        }

        @Test func aScriptWithoutInterpreterLineRunsAsUnderExecvp() throws {
            let folder = TemporaryFolder()
            let file = folder.write("script", "echo from the script; exit 4", mode: 0o755)
            let process = try TestProgram([Product.camelwalk, file]).run()
            #expect(process.outputText == "from the script\n")
            #expect(process.exitStatus == 4)
        }

        @Test func aRealBytecodeProgramKeepsItsStatuses() throws {
            let folder = TemporaryFolder()
            let source = folder.write("fails.ml", "let () = print_endline \"out\"; failwith \"on purpose\"")
            let program = folder.file("fails.byte")
            try #require(try TestProgram(["ocamlc", "-o", program, source]).run(seconds: 60).exitStatus == 0)
            let plain = try TestProgram(["ocamlrun", program]).run()
            let under = try TestProgram(under: [], TestProgram(["ocamlrun", program])).on(.bare).run()
            #expect(plain.exitStatus == 2)
            #expect(under.status == plain.status)
            #expect(under.outputData == plain.outputData)
            #expect(under.errorData == plain.errorData)
        }
    }
}
