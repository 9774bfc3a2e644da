import CX11
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `camelwalk --doctor`.
    @Suite(.serialized) struct DoctorReport {
        private func doctor(
            on server: XServer? = nil, _ environment: [String: String] = [:], options: [String] = []
        ) throws -> TestProcess {
            var program = TestProgram([Product.camelwalk, "--doctor"] + options)
            if let server { program = program.on(server) }
            program.environment.merge(environment) { $1 }
            return try program.run()
        }

        private func verdict(of subject: String, in report: String) -> String? {
            let line = report.split(separator: "\n").first { $0.dropFirst(11).hasPrefix("\(subject)  ") }
            return line.map { $0.dropFirst(2).prefix { $0 != " " } }.map(String.init)
        }

        @Test func withoutADisplayItSaysSo() throws {
            let process = try doctor()
            #expect(process.exitStatus == 1)
            #expect(process.errorText == "")
            let report = process.outputText
            #expect(report.hasPrefix("camelwalk 0."))
            #expect(
                report.contains("missing  display           neither DISPLAY nor WAYLAND_DISPLAY is set\n"))
            #expect(
                report.contains("\n                             so nothing is shown; commands run as ever\n"))
            #expect(report.hasSuffix("\nNo splash can be shown.\n"))
            for subject in [
                "settings", "first output", "end", "process files", "splash program", "animation",
            ] {
                #expect(verdict(of: subject, in: report) == "ok", "\(subject) in \(report)")
            }
        }

        @Test func onADisplayASplashCanBeShown() throws {
            let process = try doctor(on: .managed)
            let report = process.outputText
            #expect(process.exitStatus == 0, "\(report)")
            #expect(process.errorText == "")
            #expect(report.contains("\(XServer.managed.display), x11, SDL 2."))
            #expect(report.contains("ok       monitor           1280x1024+0+0, of RANDR's monitors\n"))
            #expect(report.contains("ok       scale             100 %; nobody asks for more\n"))
            #expect(report.contains("ok       colours           24 bits, the screen's own visual 0x"))
            #expect(report.contains("ok       way to the server "))
            #expect(report.contains("ok       window manager    Openbox\n"))
            #expect(report.contains("ok       sound             dummy"))
            #expect(report.hasSuffix("\nA splash can be shown.\n"))
        }

        @Test func aPropertyOfAnotherFormatIsNotReadAsAWindow() throws {
            let server = XServer()
            defer { server.stop() }
            let display = try #require(XOpenDisplay(server.display))
            defer { XCloseDisplay(display) }
            let name = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", 0)
            let root = XDefaultRootWindow(display)
            XChangeProperty(display, root, name, Atom(XA_WINDOW), 8, PropModeReplace, [7, 7], 2)
            XSync(display, 0)
            let report = try doctor(on: server).outputText
            #expect(report.contains("ok       window manager    none\n"), "\(report)")
        }

        @Test func itOpensNoWindow() throws {
            let watcher = try MapWatcher(.bare)
            let before = try watcher.count()
            #expect(try doctor(on: .bare).exitStatus == 0)
            #expect(try watcher.count() == before)
        }

        @Test func aServerThatDoesNotAnswerIsNotWaitedFor() throws {
            let server = XServer()
            defer { server.stop() }
            kill(server.identifier, SIGSTOP)
            defer { kill(server.identifier, SIGCONT) }
            let process = try doctor(on: server)
            #expect(process.exitStatus == 1)
            #expect(
                process.outputText.contains("wrong    display           \(server.display) does not answer\n"))
            #expect(verdict(of: "animation", in: process.outputText) == "ok")
            #expect(!process.outputText.contains("sound             it does not answer"))
            #expect(process.outputText.hasSuffix("\nNo splash can be shown.\n"))
        }

        @Test func aSoundServerThatDoesNotAnswerIsNotWaitedFor() throws {
            let folder = TemporaryFolder()
            let script = """
                import socket, sys, time
                server = socket.socket(socket.AF_UNIX)
                server.bind(sys.argv[1])
                server.listen(8)
                print("listening", flush=True)
                time.sleep(600)
                """
            let server = try TestProgram(["python3", "-c", script, folder.file("pulse")]).start()
            try #require(eventually { server.outputSoFar.contains("listening") })
            let process = try doctor(
                on: .bare,
                ["SDL_AUDIODRIVER": "pulseaudio", "PULSE_SERVER": "unix:" + folder.file("pulse")])
            #expect(process.exitStatus == 0)
            #expect(process.outputText.contains("wrong    sound             it does not answer\n"))
            #expect(verdict(of: "display", in: process.outputText) == "ok")
        }

        @Test func aServerThatIsNotThereIsWrong() throws {
            let process = try doctor(["DISPLAY": ":59999"])
            #expect(process.exitStatus == 1)
            #expect(verdict(of: "display", in: process.outputText) == "wrong")
        }

        @Test(arguments: [
            ("exit 125", "it is of another version of camelwalk"), ("kill -9 $$", "was killed by signal 9"),
            ("exit 127", "it, or a library that it needs, is missing, broken or too old"),
            ("exit 1", "it, or a library that it needs, is missing, broken or too old"),
            ("exec sleep 60", "took too long and was killed"),
        ])
        func aSplashProgramThatDoesNotWorkIsWrong(script: String, message: String) throws {
            let folder = TemporaryFolder()
            let program = folder.write("splash", "#!/bin/sh\n\(script)\n", mode: 0o755)
            let process = try doctor(on: .bare, ["CAMELWALK_SPLASH": program])
            #expect(process.exitStatus == 1)
            #expect(process.outputText.contains("ok       splash program    \(program)\n"))
            #expect(process.outputText.contains("wrong    splash program    "))
            #expect(process.outputText.contains(message))
        }

        /// The loader says which, and ends the program.
        @Test func aLibraryThatTheLoaderRefusesIsNamed() throws {
            let folder = TemporaryFolder()
            _ = folder.write("libm.so.6", "none")
            let process = try doctor(on: .bare, ["LD_LIBRARY_PATH": folder.path])
            #expect(process.exitStatus == 1)
            #expect(process.errorText.contains("libm.so.6"), "\(process.errorText)")
            #expect(process.outputText.contains("wrong    splash program    it, or a library"))
        }

        /// It is opened for the window alone.
        @Test func withoutLibxcbItNamesTheLibrary() throws {
            let folder = TemporaryFolder()
            _ = folder.write("libxcb.so.1", "none")
            let process = try doctor(on: .bare, ["LD_LIBRARY_PATH": folder.path])
            #expect(process.exitStatus == 1)
            #expect(process.outputText.contains("ok       splash program"))
            #expect(process.outputText.contains("libxcb.so.1"), "\(process.outputText)")
        }

        @Test func aMissingSplashProgramIsMissing() throws {
            let process = try doctor(on: .bare, ["CAMELWALK_SPLASH": "/nonexistent"])
            #expect(process.exitStatus == 1)
            let line = "missing  splash program    CAMELWALK_SPLASH=/nonexistent cannot be executed\n"
            #expect(process.outputText.contains(line))
        }

        @Test func settingsAreShownAndJudged() throws {
            let off = try doctor(on: .bare, ["CAMELWALK": "off"])
            #expect(off.exitStatus == 1)
            #expect(off.outputText.contains("wrong    settings          CAMELWALK=off\n"))
            let bad = try doctor(
                on: .bare, ["CAMELWALK_VOLUME": "loud", "CAMELWALK_ANIMATION": "/nonexistent"])
            #expect(bad.exitStatus == 0)
            #expect(
                bad.outputText.contains("CAMELWALK_VOLUME takes a whole number from 0 to 100, not 'loud'"))
            #expect(verdict(of: "animation", in: bad.outputText) == "wrong")
            #expect(bad.outputText.contains("so the bundled camel is shown\n"))
        }

        @Test func theRuntimeOfOCamlIsNamedWithItsBytecode() throws {
            let found = try doctor().outputText
            let line = found.split(separator: "\n").first { $0.contains("OCaml runtime") }.map(String.init)
            let magic = try TestProgram(["ocamlrun", "-M"]).run().outputText.prefix(12)
            #expect(line?.hasPrefix("  ok       OCaml runtime     /") == true, "\(found)")
            #expect(line?.contains("ocamlrun") == true && line?.contains(" runs \(magic) (OCaml ") == true)

            let folder = TemporaryFolder()
            let silent = folder.write("silent", "#!/bin/sh\nexit 3\n", mode: 0o755)
            let wrong = try doctor(["CAMELWALK_RUNTIME": silent]).outputText
            #expect(
                wrong.contains("wrong    OCaml runtime     \(silent) does not say which bytecode it runs\n"))

            let missing = try doctor(on: .bare, ["PATH": folder.path, "CAMELWALK_MUTE": "1"])
            #expect(missing.exitStatus == 0, "it takes nothing from the splash")
            #expect(
                missing.outputText.contains(
                    "missing  OCaml runtime     ocamlrun was not found; --runtime names another\n"))
        }

        @Test func nothingOfItIsObeyedByATerminal() throws {
            let process = try doctor(["CAMELWALK_LOG": "\u{1B}[31m\nok    forged", "DISPLAY": "\u{1B}[2J"])
            #expect(!process.outputText.contains("\u{1B}"))
            #expect(!process.outputText.contains("\nok"))
        }

        @Test func onlyATerminalGetsColors() throws {
            for (variables, isColored) in [
                (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
            ] {
                let terminal = try Terminal()
                var program = TestProgram([Product.camelwalk, "--doctor"]).on(terminal)
                program.environment.merge(variables) { $1 }
                _ = try program.run()
                try terminal.expect("No splash can be shown.")
                #expect(terminal.screen.contains("\u{1B}[32mok") == isColored)
            }
        }

        @Test func itTakesNoCommand() throws {
            let process = try doctor(options: ["true"])
            #expect(process.exitStatus == 125)
            #expect(process.errorText == "camelwalk: --doctor takes no command\nTry 'camelwalk --help'.\n")
        }
    }
}
