import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The command line's own errors, and the environment's.
    @Suite(.serialized) struct Options {
        @Test(arguments: [
            (["--no-such-option", "true"], "unknown option '--no-such-option'"),
            (["--volme", "40", "true"], "unknown option '--volme'; did you mean --volume?"),
            (
                ["--ma=1", "--m", "true"],
                "ambiguous option '--m'; it may be --midi, --mute, --min-time or --max-time"
            ),
            (["--mute=yes", "true"], "--mute takes no value, not even 'yes'"),
            (
                ["--delay", "-5", "true"],
                "--delay takes a whole number of milliseconds from 0 to 86400000, not '-5'"
            ),
            (["--delay", "--mute", "true"], "missing value for '--delay <ms>'"),
            (["--volume", "101", "true"], "--volume takes a whole number from 0 to 100, not '101'"),
            (["--volume=loud", "true"], "--volume takes a whole number from 0 to 100, not 'loud'"),
            (["--scale", "0", "true"], "--scale takes a number from 0.1 to 16, not '0'"),
            (
                ["--grid", "20", "true"], "--grid takes COLUMNSxROWS, together at most 10000, not '20'"
            ),
            (
                ["--frame-time=0", "true"],
                "--frame-time takes a number of milliseconds from 1 to 86400000, not '0'"
            ),
            (["--delay"], "missing value for '--delay <ms>'"),
            // An empty value is not a missing one, for which the command would be taken.
            (["--startup-id=", "echo", "true"], "--startup-id takes a startup id of printable characters"),
            (["--log=", "echo", "true"], "--log takes the name of a file"),
            (["--headless", "--output="], "--output takes the name of a directory"),
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

        @Test(arguments: [
            ["--max-time", "0.5"], ["--max-time=0.5"], ["--max", "0.5"], ["--max=0.5"],
            ["--max-time", "9", "--max-time", "0.5"], ["--max-time", "0.5", "--"],
        ])
        func everySpellingIsTheSame(options: [String]) throws {
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path, "--mute"] + options, TestProgram(["sleep", "30"])
            ).on(.bare).start()
            try log.expect("closed: time")
            kill(process.identifier, SIGKILL)
        }

        @Test func bytesOfAValueStayAsTheyAre() throws {
            let folder = TemporaryFolder()
            var program = TestProgram([Product.camelwalk])
            let name = Array(folder.path.utf8) + [0x2F, 0xFF, 0x3D, 0xC3]
            program.arguments += [Array("--log=".utf8) + name, Array("true".utf8)]
            #expect(try program.run().exitStatus == 0)
            #expect(access((name + [0]).map { CChar(bitPattern: $0) }, F_OK) == 0)
        }

        @Test func theTableIsPrintedForPrograms() throws {
            let process = try TestProgram([Product.camelwalk, "--dump-options"]).run()
            #expect(process.exitStatus == 0)
            #expect(process.outputText.contains("\nmax-time\t\t\ts\ts\t60\t"))
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

        @Test(arguments: [
            ("head -c 900 a.png > x", "ends early"), ("head -c 700 a.gif > x", "ends early"),
            ("head -c 600 a.webp > x", "end early"), ("head -c 500 a.jpg > x", "ends early"),
            ("head -c 60 a.png > x; head -c 9000 /dev/zero >> x", "ends early, without a picture"),
            // The header of a PNG of 65535 times 65535 pixels, some 16 GiB.
            (
                #"printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\377\377\0\0\377\377\010\006\0\0\0\266\005\331\120' > x"#,
                "too large"
            ),
            // A PNG whose checksums are right and whose pixels are not.
            (
                """
                python3 -c '
                import struct, zlib
                def chunk(t, d): return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
                h = struct.pack(">IIBBBBB", 9, 9, 8, 6, 0, 0, 0)
                open("x", "wb").write(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", h) + chunk(b"IDAT", b"rubbish")
                    + chunk(b"IEND", b""))'
                """, "cannot decode"
            ),
            ("mkdir x", "no pictures"), ("printf '{' > x", "line 1"),
            (#"printf '{"frames": [], "meta": {}}' > x"#, "\"frames\" is empty"),
        ])
        func aHostileAnimationIs125AndOneLine(making: String, words: String) throws {
            let folder = TemporaryFolder()
            let script = """
                cd \(folder.path)
                convert -size 40x30 plasma:red-blue a.png; convert a.png a.jpg
                convert a.png -negate a.png a.gif; cwebp -quiet -lossless a.png -o a.webp
                \(making)
                """
            #expect(try TestProgram(shell: script).run().exitStatus == 0)
            let process = try TestProgram(
                [Product.camelwalk, "--animation", folder.file("x"), "echo", "ran"]
            ).on(.bare).run()
            #expect(process.exitStatus == 125)
            #expect(process.outputText == "")
            #expect(process.errorText.hasPrefix("camelwalk: --animation: cannot "), "\(process.errorText)")
            #expect(process.errorText.contains(words), "\(process.errorText)")
            #expect(process.errorText.split(separator: "\n").count == 1, "\(process.errorText)")
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
            try log.expect("closed: time")
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
