import Foundation
import Testing

extension EndToEnd {
    /// The command line's own errors, and the environment's.
    @Suite(.serialized) struct Options {
        @Test(arguments: [
            (["--no-such-option", "true"], "unknown option '--no-such-option'"),
            (["--volume", "101", "true"], "--volume takes a whole number from 0 to 100, not '101'"),
            (["--volume=loud", "true"], "--volume takes a whole number from 0 to 100, not 'loud'"),
            (["--scale", "0", "true"], "--scale takes a number from 0.1 to 16, not '0'"),
            (["--delay"], "Missing value for '--delay <ms>'"),
            (["--output", "x", "true"], "--output takes effect only together with --headless"),
            (["--mute"], "no command given"),
            ([], "no command given"),
            (["--log", "/nonexistent/log", "true"], "--log /nonexistent/log: No such file or directory"),
        ])
        func aBadOptionIs125BeforeTheCommandStarts(options: [String], message: String) throws {
            let process = try TestProgram([Product.camelwalk] + options).on(.bare).run()
            #expect(process.exitStatus == 125)
            #expect(process.errorText == "camelwalk: \(message)\nTry 'camelwalk --help'.\n")
            #expect(process.outputText == "")
        }

        @Test func helpAndVersionGoToStandardOutput() throws {
            let help = try TestProgram([Product.camelwalk, "--help"]).run()
            #expect(help.exitStatus == 0)
            #expect(help.outputText.contains("--max-time"))
            #expect(help.outputText.contains("--contact-sheet"))
            #expect(help.errorText == "")
            let version = try TestProgram([Product.camelwalk, "--version"]).run()
            #expect(version.outputText.hasPrefix("camelwalk 0."))
        }

        @Test func completionsAreMade() throws {
            for shell in ["bash", "zsh", "fish"] {
                let process = try TestProgram([Product.camelwalk, "--generate-completion-script", shell])
                    .run()
                #expect(process.exitStatus == 0)
                #expect(process.outputText.contains("max-time"))
            }
        }

        @Test(arguments: ["--animation", "--soundtrack"])
        func anUnusableFileNamedByTheUserIs125(option: String) throws {
            let folder = TemporaryFolder()
            let garbage = folder.write("garbage", "this is neither a picture nor music, and never was")
            for file in ["/nonexistent/file", garbage, folder.path, folder.write("empty", "")] {
                let process = try TestProgram([Product.camelwalk, option, file, "echo", "ran"]).on(.bare)
                    .run()
                #expect(process.exitStatus == 125, "\(option) \(file)")
                #expect(process.outputText == "", "\(option) \(file)")
                #expect(process.errorText.hasPrefix("camelwalk: \(option): "), "\(process.errorText)")
                #expect(process.errorText.contains(file))
                #expect(process.errorText.split(separator: "\n").count == 1)
            }
        }

        @Test(arguments: ["CAMELWALK_ANIMATION", "CAMELWALK_SOUNDTRACK"])
        func anUnusableFileInTheEnvironmentIsOnlyLogged(variable: String) throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(shell: "sleep 0.8; echo ran"))
                .on(.bare)
            program.environment[variable] = "/nonexistent/file"
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(process.errorText == "")
            try log.expect("first frame")
            try log.expect("error: cannot read /nonexistent/file")
        }

        @Test func unusableValuesInTheEnvironmentAreOnlyLogged() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["true"])).on(.bare)
            program.environment["CAMELWALK_VOLUME"] = "loud"
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(process.errorText == "")
            #expect(
                log.events.contains(
                    "error: CAMELWALK_VOLUME takes a whole number from 0 to 100, not 'loud'; it is ignored"))
        }

        @Test func theCommandLineWinsOverTheEnvironment() throws {
            let log = Log()
            var program = TestProgram(
                under: ["--max-time", "0.5", "--log", log.path], TestProgram(["sleep", "30"])
            ).on(.bare)
            program.environment["CAMELWALK_MAX_TIME"] = "50"
            program.environment["CAMELWALK_MUTE"] = "1"
            let process = try program.start()
            try log.expect("closed: time", seconds: 5)
            #expect(!log.events.contains { $0.hasPrefix("audio") })
            kill(process.identifier, SIGKILL)
        }

        @Test func aUsersGIFIsShown() throws {
            let folder = TemporaryFolder()
            let gif = folder.file("two.gif")
            _ = try TestProgram(
                ["convert", "-delay", "20", "-size", "120x80", "xc:red", "xc:blue", "-loop", "0", gif]).run()
            let log = Log()
            let process = try TestProgram(
                under: ["--animation", gif, "--log", log.path], TestProgram(["sleep", "30"])
            ).on(.bare).start()
            #expect(try log.expect("first frame").contains("120x80"))
            let window = try XServer.bare.splashWindow()
            var colors: Set<String> = []
            #expect(
                eventually {
                    colors.insert(
                        XServer.bare.tool(
                            "import", "-silent", "-window", window, "-format", "%[pixel:p{60,40}]", "info:"))
                    return colors.isSuperset(of: ["red", "blue"])
                        || colors.isSuperset(of: ["srgb(255,0,0)", "srgb(0,0,255)"])
                }, "\(colors)")
            kill(process.identifier, SIGKILL)
            try log.expect("closed: exit")
        }
    }
}
