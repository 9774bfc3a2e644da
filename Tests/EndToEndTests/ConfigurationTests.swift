import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The configuration file.
    @Suite(.serialized) struct ConfigurationFiles {
        /// `program` with a configuration file of these lines in its user's directory.
        private func configured(
            _ lines: [String], in folder: TemporaryFolder, _ program: TestProgram
        ) -> TestProgram {
            var program = program
            try? FileManager.default.createDirectory(
                atPath: folder.file("camelwalk"), withIntermediateDirectories: true)
            _ = folder.write("camelwalk/config", lines.joined(separator: "\n"))
            program.environment["XDG_CONFIG_HOME"] = folder.path
            return program
        }

        private func events(_ lines: [String], _ words: [String], options: [String] = []) throws -> [String] {
            let log = Log()
            let program = TestProgram(under: ["--log", log.path] + options, TestProgram(words))
            let folder = TemporaryFolder()
            #expect(try configured(lines, in: folder, program).on(.bare).run().exitStatus == 0)
            return log.events
        }

        @Test func fileThenEnvironmentThenCommandLine() throws {
            let lines = ["max-time = 0.5 # seconds", "mute"]
            for (variable, option, isShort) in [
                (nil, nil, true), ("9", nil, false), ("0.5", "9", false), ("9", "0.5", true),
            ] as [(String?, String?, Bool)] {
                let (log, folder) = (Log(), TemporaryFolder())
                let options = option.map { ["--max-time", $0] } ?? []
                var program = configured(
                    lines, in: folder,
                    TestProgram(under: ["--log", log.path] + options, TestProgram(["sleep", "2"]))
                ).on(.bare)
                program.environment["CAMELWALK_MAX_TIME"] = variable
                _ = try program.run()
                try log.expect(isShort ? "closed: time" : "closed: exit")
                #expect(!log.events.contains { $0.hasPrefix("audio") })
            }
        }

        @Test func aSectionIsForItsCommand() throws {
            let lines = ["[true]", "no-splash", "[false]", "splash"]
            #expect(try events(lines, ["true"]).contains("no splash: switched off"))
            #expect(try events(lines, ["/bin/true"]).contains("no splash: switched off"))
            #expect(!(try events(lines, ["sh", "-c", "true"])).contains("no splash: switched off"))
            #expect(!(try events(lines, ["true"], options: ["--splash"])).contains("no splash: switched off"))
        }

        @Test func aWrongLineIsLoggedWithItsNumber() throws {
            let events = try events(["# mine", "volume = loud", "headless", "no-splash"], ["true"])
            #expect(
                events.contains {
                    $0.hasPrefix("error: /")
                        && $0.hasSuffix(
                            "camelwalk/config:2: volume takes a whole number from 0 to 100, not 'loud'; it is ignored"
                        )
                })
            #expect(
                events.contains {
                    $0.hasSuffix(
                        ":3: headless is for a single start, on the command line only; it is ignored")
                })
            #expect(events.contains("no splash: switched off"), "the other lines count")
        }

        @Test func theVariableNamesAnotherOrNone() throws {
            let folder = TemporaryFolder()
            var program = configured(["log = log"], in: folder, TestProgram(under: [], TestProgram(["true"])))
            _ = try program.run()
            #expect(FileManager.default.fileExists(atPath: folder.file("camelwalk/log")), "beside the file")
            try FileManager.default.removeItem(atPath: folder.file("camelwalk/log"))
            program.environment["CAMELWALK_CONFIG"] = ""
            _ = try program.run()
            #expect(!FileManager.default.fileExists(atPath: folder.file("camelwalk/log")))
            program.environment["CAMELWALK_CONFIG"] = folder.write("other", "log = here\n")
            _ = try program.run()
            #expect(FileManager.default.fileExists(atPath: folder.file("here")))
        }

        @Test func camelrunReadsIt() throws {
            let folder = TemporaryFolder()
            let camelrun = folder.file("camelrun")
            symlink(Product.path(of: Product.camelwalk), camelrun)
            _ = folder.write("run", "#!/bin/sh\necho ran $1\n", mode: 0o755)
            let program = configured(
                ["log = log", "[prog.byte]", "runtime = ../run"], in: folder,
                TestProgram([camelrun, "prog.byte"]))
            #expect(try program.run().outputText == "ran prog.byte\n")
            #expect(FileManager.default.fileExists(atPath: folder.file("camelwalk/log")))
        }

        @Test(arguments: [
            ("mkfifo config", "it is not a file"), ("mkdir config", "it is not a file"),
            ("ln -s /dev/zero config", "it is not a file"), ("ln -s config config", "symbolic links"),
            ("head -c 65537 /dev/zero | tr '\\0' '#' > config", "it is larger than 65536 bytes"),
            (":", "No such file or directory"), ("head -c 9000 /dev/urandom > config", ":1: "),
        ])
        func whatIsNoFileHoldsNothingUp(making: String, reason: String) throws {
            let folder = TemporaryFolder()
            #expect(try TestProgram(shell: "cd \(folder.path); \(making)").run().exitStatus == 0)
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["echo", "ran"]))
            program.environment["CAMELWALK_CONFIG"] = folder.file("config")
            let process = try program.run(seconds: 5)
            #expect(process.exitStatus == 0)
            #expect(process.outputText == "ran\n")
            #expect(process.errorText == "")
            #expect(
                log.events.contains {
                    $0.hasPrefix("error: ") && $0.contains(reason) && $0.hasSuffix("; it is ignored")
                }, "\(log.events)")
        }

        @Test func theDoctorSaysWhatIsSetWhere() throws {
            let folder = TemporaryFolder()
            var program = configured(
                ["volume = 40", "volme = 1", "delay = 5", "[xclock]", "grid = 1"], in: folder,
                TestProgram([Product.camelwalk, "--no-progress", "--speed=2", "--doctor"]))
            program.environment["CAMELWALK_DELAY"] = "7"
            let report = try program.run().outputText
            let file = folder.file("camelwalk/config")
            for line in [
                "ok       configuration     \(file)", "ok       settings          volume = 40, in \(file):1",
                "wrong    settings          \(file):2: unknown option 'volme', did you mean volume?",
                "wrong    settings          \(file):5: grid takes ",
                "ok       settings          CAMELWALK_DELAY=7",
                "ok       settings          --no-progress", "ok       settings          --speed 2",
            ] {
                #expect(report.contains("\n  \(line)"), "\(line) in \(report)")
            }
            #expect(!report.contains("delay = 5"), "what is overridden is not in force")
        }
    }
}
