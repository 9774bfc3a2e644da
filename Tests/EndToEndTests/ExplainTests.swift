import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `camelwalk --explain`.
    @Suite(.serialized) struct Explanations {
        private let folder = TemporaryFolder()

        /// `camelwalk`, these options, `--explain` and these words, with times of the test's own.
        private func explain(_ words: [String], _ options: [String] = []) -> TestProgram {
            var program = TestProgram([Product.camelwalk] + options + ["--explain"] + words)
            program.directory = folder.path
            program.environment["XDG_STATE_HOME"] = folder.file("state")
            return program
        }

        /// What a section says of `name`, its lines joined; nil if it says nothing.
        private func row(_ name: String, in report: String) -> String? {
            let lines = report.components(separatedBy: "\n")
            let start = lines.firstIndex { $0.hasPrefix("  \(name)  ") }
            guard let start else { return nil }
            let rest = lines[(start + 1)...].prefix { $0.hasPrefix(String(repeating: " ", count: 24)) }
            return ([String(lines[start].dropFirst(2 + name.count))] + rest)
                .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        }

        @Test func theReportOfAProgramIsWhole() throws {
            let process = try explain(["sleep", "3"], ["--mute"]).on(.bare).run()
            #expect(process.exitStatus == 0)
            #expect(process.errorText == "")
            let report = process.outputText
            #expect(report.hasPrefix("camelwalk 0."))
            let headings = report.components(separatedBy: "\n\n").dropFirst().map {
                $0.split(separator: "\n").first.map(String.init) ?? ""
            }
            #expect(
                headings == [
                    "Program", "Settings", "Window",
                    "The window closes at the first of these, named as in the log", "Learned",
                    "If that is not what you want",
                ])
            #expect(row("command", in: report) == "sleep 3")
            #expect(row("kind", in: report) == "machine code (ELF, 64 bits)")
            #expect(row("mute", in: report) == "--mute, on the command line")
            #expect(row("shown on", in: report)?.hasPrefix("\(XServer.bare.display), x11, SDL 2.") == true)
            #expect(
                row("output stdout", in: report) == "the first output into the pipe, whoever has written it")
            #expect(row("window", in: report)?.contains(" the X server \(XServer.bare.display) ") == true)
            #expect(report.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(report)")
        }

        @Test func nothingIsRunAndNoFileIsWritten() throws {
            let program = folder.write("program", "#!/bin/sh\necho ran >ran\n", mode: 0o755)
            folder.write("config", "log = file\n")
            var explain = explain(
                [program], ["--log", folder.file("log"), "--status", "--title", "x", "--startup-id", "a-1"])
            explain.environment["CAMELWALK_CONFIG"] = folder.file("config")
            explain.environment["XDG_RUNTIME_DIR"] = folder.path
            explain = explain.on(.bare)
            explain.environment["HOME"] = folder.path
            let before = folder.entries
            let report = try explain.run().outputText
            #expect(folder.entries == before)
            #expect(row("ready", in: report) != nil)
            #expect(row("startup", in: report)?.hasSuffix("a-1") == true)
            // It would have been seen.
            var plain = TestProgram(under: ["--log", folder.file("log")], TestProgram([program]))
            plain.directory = folder.path
            _ = try plain.run()
            #expect(folder.entries == ["config", "log", "program", "ran"])
        }

        @Test func noWindowIsOpened() throws {
            let watcher = try MapWatcher(.bare)
            let before = try watcher.count()
            #expect(try explain(["sleep", "3"]).on(.bare).run().exitStatus == 0)
            #expect(try watcher.count() == before)
        }

        @Test func whatCannotBeRunIsToldAsIfItHadBeen() throws {
            let folder = folder
            try FileManager.default.createDirectory(
                atPath: folder.file("d"), withIntermediateDirectories: true)
            folder.write("data", "x")
            folder.write("lost", "#!/nowhere/at-all\n", mode: 0o755)
            folder.write("denied", "#!\(folder.file("data"))\n", mode: 0o755)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("loop"), withDestinationPath: folder.file("loop"))
            folder.write("d/named", "x")
            for words in [
                ["not-there"], ["./not-there"], ["./data"], ["./d"], ["./data/x"], ["./lost"], ["./denied"],
                ["./loop"], [""], ["named"], [String(repeating: "n", count: 300)],
            ] {
                var explained = explain(words)
                var run = TestProgram([Product.camelwalk] + words)
                run.directory = folder.path
                for path in ["/usr/bin:/bin", folder.file("d") + ":/nowhere", "data:/usr/bin"] {
                    explained.environment["PATH"] = path
                    run.environment["PATH"] = path
                    let (told, tried) = (try explained.run(), try run.run())
                    #expect(told.exitStatus == tried.exitStatus, "\(words) in \(path)")
                    #expect(told.errorText == tried.errorText)
                    #expect(told.outputText == "")
                    #expect(tried.exitStatus == 126 || tried.exitStatus == 127)
                }
            }
        }

        @Test func bytecodeIsNamedWithItsRuntime() throws {
            let programs = try OCamlPrograms.all()
            func report(_ words: [String], _ options: [String] = []) throws -> TestProcess {
                try explain(words.map { programs.path($0) }, options).run()
            }
            let magic = try TestProgram(["ocamlrun", "-M"]).run().outputText.prefix(12)
            let data = try report(["data"]).outputText
            #expect(row("kind", in: data)?.hasPrefix("OCaml bytecode \(magic) (OCaml ") == true)
            #expect(row("run by", in: data)?.contains("/ocamlrun, which runs \(magic)") == true)
            #expect(row("run by", in: data)?.hasSuffix("cannot run this file by itself") == true)
            let plain = try report(["plain"]).outputText
            #expect(row("run by", in: plain)?.hasPrefix("the kernel, with /") == true)
            let custom = try report(["custom"]).outputText
            #expect(
                row("kind", in: custom)?.hasSuffix("with its own runtime in front (ocamlc -custom)") == true)
            for name in ["newer", "probe.cma"] {
                let told = try report([name])
                let tried = try programs.program([Product.camelwalk, programs.path(name)]).run()
                #expect(told.exitStatus == 126)
                #expect(told.errorText == tried.errorText)
            }
        }

        @Test func aScriptAndALinkAreNamed() throws {
            let script = folder.write("script", "#!/bin/sh -e\n", mode: 0o755)
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("link"), withDestinationPath: script)
            let report = try explain(["./link"]).run().outputText
            #expect(row("file", in: report) == "./link, a link to \(script)")
            #expect(row("kind", in: report)?.hasPrefix("script for /bin/sh -e; ") == true)
        }

        @Test(
            arguments: [
                (["--no-splash"], "switched off", "--no-splash"),
                ([], "neither DISPLAY nor WAYLAND_DISPLAY is set", nil),
            ] as [([String], String, String?)])
        func whyThereIsNoWindowIsTold(options: [String], reason: String, source: String?) throws {
            let program = explain(["true"], options)
            let process = try (source == nil ? program : program.on(.bare)).run()
            #expect(process.exitStatus == 0)
            #expect(row("none", in: process.outputText) == reason)
            #expect(row("by", in: process.outputText) == source)
            #expect(row("exit", in: process.outputText) == nil)
        }

        @Test func aDisplayThatCannotBeUsedIsTold() throws {
            var program = explain(["true"])
            program.environment["DISPLAY"] = ":59999"
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(row("none", in: process.outputText)?.hasPrefix(":59999: ") == true)
        }

        @Test(arguments: [
            ("exit 125", "another version"), ("kill -9 $$", "signal 9"), ("sleep 60", "too long"),
        ])
        func aSplashProgramThatDoesNotWorkIsTold(script: String, reason: String) throws {
            var program = explain(["true"]).on(.bare)
            program.environment["CAMELWALK_SPLASH"] = folder.write(
                "splash", "#!/bin/sh\n\(script)\n", mode: 0o755)
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(row("none", in: process.outputText)?.contains(reason) == true, "\(process.outputText)")
        }

        @Test func theStreamsAreTold() throws {
            let terminal = try Terminal()
            var onTerminal = explain(["true"]).on(.bare).on(terminal)
            onTerminal.environment["TERM"] = "dumb"
            _ = try onTerminal.run()
            try terminal.expect("If that is not what you want")
            let screen = terminal.screen.replacingOccurrences(of: "\r", with: "")
            #expect(row("output stdout+stderr", in: screen)?.contains(" on the terminal /dev/pts/") == true)
            #expect(row("output tty", in: screen)?.contains("password prompt") == true)

            var mixed = explain(["true"]).on(.bare)
            mixed.error = .null
            #expect(
                row("output stderr", in: try mixed.run().outputText) == "never seen: it is the null device")
        }

        @Test func aGraphicalProgramIsToldByItsEntry() throws {
            try FileManager.default.createDirectory(
                atPath: folder.file("applications"), withIntermediateDirectories: true)
            folder.write("applications/clock.desktop", "[Desktop Entry]\nType=Application\nExec=xclock\n")
            func report(_ options: [String]) throws -> String {
                var program = explain(["xclock"], options).on(.bare)
                program.environment["XDG_DATA_HOME"] = folder.path
                return try program.run().outputText
            }
            #expect(
                row("graphical", in: try report([]))?.hasPrefix("clock.desktop names the command") == true)
            #expect(row("graphical", in: try report(["--until", "window,output"])) == nil)
            let exit = try report(["--until", "exit"])
            #expect(row("does not close", in: exit) == "output, window: --until does not name it")
        }

        @Test func whatWasLearnedIsToldByItsConditions() throws {
            let log = Log()
            var run = TestProgram(under: ["--mute", "--log", log.path], TestProgram(["sleep", "0.3"]))
            run.environment["XDG_STATE_HOME"] = folder.file("state")
            _ = try run.on(.bare).run()
            try log.expect("closed: exit")
            let state = folder.file("state/camelwalk/start-times")
            try #require(eventually { !contents(state).isEmpty })
            let learned = contents(state)
            let report = try explain(["sleep", "0.3"]).on(.bare).run().outputText
            #expect(row("ready after", in: report)?.hasSuffix(" s, as in the last run") == true, "\(report)")
            #expect(row("kept for", in: report)?.hasSuffix("/sleep 0.3, closing as usual") == true)
            let other = try explain(["sleep", "0.3"], ["--until", "exit"]).on(.bare).run().outputText
            #expect(row("nothing", in: other)?.hasPrefix("no run is known") == true)
            #expect(contents(state) == learned)
        }

        @Test func belowAnotherSplashThereIsNoWindow() throws {
            let inner = [Product.camelwalk, "--explain", "true"]
            let log = Log()
            let script = "while ! grep -q 'first frame' \(log.path); do sleep 0.02; done; exec \"$@\""
            let outer = TestProgram(
                under: ["--mute", "--until", "exit", "--log", log.path],
                TestProgram(["/bin/sh", "-c", script, "sh"] + inner))
            #expect(
                row("none", in: try outer.on(.bare).run().outputText)
                    == "another one is up over this command")
        }

        @Test func itWantsACommandAndNoFrames() throws {
            for (program, message) in [
                (explain([]), "no command given"),
                (explain(["true"], ["--headless"]), "--explain takes no --headless"),
            ] {
                let process = try program.run()
                #expect(process.exitStatus == 125)
                #expect(process.errorText == "camelwalk: \(message)\nTry 'camelwalk --help'.\n")
            }
            let file = try explain(["true"], ["--animation", "nothing.gif"]).run()
            #expect(file.exitStatus == 125 && file.errorText.contains("nothing.gif"))
        }
    }
}
