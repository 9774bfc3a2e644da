import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// OCaml's programs are under camelwalk what they are alone, and what could not start gets its runtime.
    @Suite(.serialized) struct OCaml {
        private let programs: OCamlPrograms

        init() throws { programs = try .all() }

        private static let deeds = [["word", "", "--mute"], ["exit", "3"], ["raise"], ["kill"]]

        private static let details = ["OCAMLRUNPARAM": "b"]

        @Test(arguments: OCamlPrograms.executables)
        func whatStartsByItselfIsTheSame(name: String) throws {
            for deed in OCaml.deeds {
                try programs.expectSame(
                    ["./\(name)"] + deed, [Product.camelwalk, "./\(name)"] + deed, OCaml.details)
            }
        }

        @Test func theFormsAreWhatTheirNamesSay() throws {
            func head(_ name: String) -> String {
                String(decoding: contents(programs.path(name)).prefix(21), as: UTF8.self)
            }
            #expect(head("plain").hasPrefix("#!/"))
            // OCaml 5.3 writes /usr/bin/sh and other quotes.
            #expect(head("for-long-runtime").contains(/^#!(\/usr)?\/bin\/sh\nexec ['"]/))
            #expect(head("custom").hasPrefix("\u{7F}ELF"))
            #expect(head("camel/for-runtime").hasPrefix("#!/tmp/camelwalk-test"))
            let raised = try programs.program(["./plain", "raise"], OCaml.details).run()
            #expect(raised.exitStatus == 2)
            #expect(raised.errorText.contains("Raised at"))
            #expect(try programs.program(["./stripped"]).run().exitStatus == 127)
            #expect(try programs.program(["./plain", "kill"]).run().signal == SIGTERM)
        }

        @Test(arguments: ["data", "headless", "lost", "long-lost"])
        func whatCannotStartIsRunByTheRuntime(name: String) throws {
            for deed in OCaml.deeds {
                try programs.expectSame(
                    ["ocamlrun", "./\(name)"] + deed, [Product.camelwalk, "./\(name)"] + deed, OCaml.details)
            }
            // As ocamlrun finds it: in the current directory, without a slash.
            try programs.expectSame(["ocamlrun", name, "x"], [Product.camelwalk, name, "x"])
        }

        @Test func theRuntimeSeesTheSameOfItself() throws {
            // It says which files it opens.
            let talkative = ["OCAMLRUNPARAM": "v=0x100"]
            let under = try programs.expectSame(
                ["ocamlrun", "./data"], [Product.camelwalk, "./data"], talkative)
            #expect(under.errorText.contains("Opening bytecode executable ./data"))
            try programs.expectSame(["ocamlrun", "./data"], [programs.camelrun, "./data"], talkative)
        }

        @Test func bytecodeInPathIsFoundAsACommand() throws {
            let path = ["PATH": "\(programs.directory):/usr/bin:/bin"]
            var alone = programs.program(["/bin/sh", "-c", "plain word"], path)
            var under = programs.program([Product.camelwalk, "plain", "word"], path)
            alone.directory = "/"
            under.directory = "/"
            #expect(try under.run().outputText == alone.run().outputText)
            // What only misses its interpreter has the path that the kernel would hand to it.
            let lost = try programs.program([Product.camelwalk, "lost"], path).run()
            #expect(lost.outputText.hasPrefix("\(programs.path("lost"))\n"))
        }

        @Test func aProgramIsNotTakenFromTheCurrentDirectoryUnlessItIsBytecode() throws {
            let folder = TemporaryFolder()
            _ = folder.write("own-script", "#!/bin/sh\necho here", mode: 0o755)
            for name in ["own-script", "custom"] {
                var program = programs.program([Product.camelwalk, name])
                if name == "own-script" { program.directory = folder.path }
                let process = try program.run()
                #expect(process.exitStatus == 127)
                #expect(process.errorText == "camelwalk: \(name): No such file or directory\n")
            }
        }

        @Test func aMissingStubAbortsAsEver() throws {
            let under = try programs.expectSame(["./gone"], [Product.camelwalk, "./gone"])
            #expect(under.signal == SIGABRT)
            #expect(under.errorText.contains("dllgone"))
        }

        @Test func theStubsPathReachesTheRuntime() throws {
            let path = [
                "CAML_LD_LIBRARY_PATH": "/nowhere:/usr/lib/ocaml/stublibs", "OCAMLRUNPARAM": "v=0x100",
            ]
            let under = try programs.expectSame(["ocamlrun", "./data"], [Product.camelwalk, "./data"], path)
            #expect(under.exitStatus == 0)
        }

        @Test(arguments: ["probe.cmo", "probe.cma", "probe.cmi"])
        func whatIsNoProgramIsSaid(name: String) throws {
            for typed in [name, "./\(name)"] {
                let process = try programs.program([Product.camelwalk, typed]).run()
                #expect(process.exitStatus == 126)
                #expect(process.errorText.hasPrefix("camelwalk: \(typed) is "))
                #expect(process.errorText.contains(".\(name.split(separator: ".")[1])"))
                #expect(process.errorText.filter { $0 == "\n" }.count == 1)
            }
        }

        @Test func theRuntimeThatIsMissingIsNamed() throws {
            let process = try programs.program([Product.camelwalk, "./newer"]).run()
            #expect(process.exitStatus == 126)
            let own = try programs.program(["ocamlrun", "-M"]).run().outputText.dropLast()
            #expect(
                process.errorText.hasPrefix(
                    "camelwalk: ./newer needs the runtime of Caml1999X031 (OCaml 4.14), and /"))
            #expect(process.errorText.contains("ocamlrun is that of \(own) "))
            let without = try programs.program([Product.camelwalk, "./data"], ["PATH": "/nowhere"]).run()
            #expect(without.exitStatus == 127)
            #expect(without.errorText.contains("but ocamlrun was not found; --runtime names another"))
        }

        @Test func aRuntimeMayBeNamed() throws {
            let folder = TemporaryFolder()
            let mine = folder.write(
                "mine", "#!/bin/sh\n[ \"$1\" = -M ] && echo Caml1999X031 || echo mine \"$@\"\n", mode: 0o755)
            let typed = try programs.program([Product.camelwalk, "--runtime", mine, "./newer", "x"]).run()
            #expect(typed.outputText == "mine ./newer x\n")
            let twin = try programs.program([Product.camelwalk, "./newer"], ["CAMELWALK_RUNTIME": mine]).run()
            #expect(twin.outputText == "mine ./newer\n")
            let found = try programs.program(
                [Product.camelwalk, "--runtime", "mine", "./newer"], ["PATH": "\(folder.path):/bin"]
            ).run()
            #expect(found.outputText == "mine ./newer\n")
            // It does not take what starts by itself now, and machine code is left alone.
            #expect(
                try programs.program([Product.camelwalk, "--runtime", mine, "./plain"]).run().exitStatus
                    == 126)
            try programs.expectSame(["./custom"], [Product.camelwalk, "--runtime", mine, "./custom"])
            let direct = try programs.program([Product.camelwalk, "--runtime", "direct", "./data"]).run()
            #expect(direct.exitStatus == 126)
            #expect(direct.errorText == "camelwalk: ./data: Permission denied\n")
        }

        @Test func aRuntimeThatDoesNotSayWhatItTakesIsTrusted() throws {
            let folder = TemporaryFolder()
            let silent = folder.write(
                "silent", "#!/bin/sh\n[ \"$1\" = -M ] && exit 1\necho ran \"$@\"\n", mode: 0o755)
            let process = try programs.program([Product.camelwalk, "--runtime", silent, "./newer"]).run()
            #expect(process.outputText == "ran ./newer\n")
        }

        @Test func askingTheRuntimeLeavesNothingBehind() throws {
            let folder = TemporaryFolder()
            let script = """
                #!/usr/bin/python3
                import os, resource, signal, sys
                if sys.argv[1] == "-M":
                    print("\(programs.magic)"); sys.exit()
                try:
                    os.waitpid(-1, os.WNOHANG); print("has a child")
                except ChildProcessError:
                    print("no child")
                usage = resource.getrusage(resource.RUSAGE_CHILDREN)
                print(usage.ru_maxrss, usage.ru_minflt, usage.ru_utime)
                print(sorted(os.listdir("/proc/self/fd")), signal.sigpending(), signal.getsignal(signal.SIGCHLD))
                """
            let probe = folder.write("probe", script, mode: 0o755)
            try programs.expectSame([probe, "./data"], [Product.camelwalk, "--runtime", probe, "./data"])
        }

        @Test(arguments: ["for-runtime", "for-long-runtime"])
        func theRuntimeThatItWasLinkedForIsTaken(name: String) throws {
            let log = Log()
            let logging = ["CAMELWALK_LOG": log.path]
            _ = try programs.program([Product.camelwalk, "./\(name)"], logging).run()
            // The kernel's business.
            #expect(!log.events.contains { $0.hasPrefix("runtime") })
            let bare = TemporaryFolder()
            try FileManager.default.copyItem(atPath: programs.path(name), toPath: bare.file(name))
            chmod(bare.file(name), 0o644)
            let process = try programs.program([Product.camelwalk, bare.file(name)], logging).run()
            #expect(process.exitStatus == 0)
            let expected = name == "for-runtime" ? Product.path(of: "ocamlrun") : "longlong/ocamlrun"
            #expect(log.events.contains { $0.hasPrefix("runtime /") && $0.hasSuffix(expected) })
        }

        @Test func theSplashIsThatOfTheBytecode() throws {
            let log = Log()
            let process = try programs.program([Product.camelwalk, "--log", log.path, "./data", "exit", "3"])
                .run()
            #expect(process.exitStatus == 3)
            try log.expect("closed")
            #expect(log.events.contains("started \(process.identifier) ./data"))
            #expect(log.events.contains { $0.hasPrefix("runtime /") && $0.hasSuffix("/ocamlrun") })
        }
    }
}
