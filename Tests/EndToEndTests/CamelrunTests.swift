import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// camelrun is ocamlrun, with a camel.
    @Suite(.serialized) struct Camelrun {
        private let programs: OCamlPrograms

        init() throws { programs = try .all() }

        private var pathWithCamelrun: String { "\(programs.directory):/usr/local/bin:/usr/bin:/bin" }

        @Test(arguments: [
            "plain", "plain exit 3", "plain raise", "-b plain raise", "-t plain x",
            "-I /nowhere plain -version",
            "-b -I /nowhere plain word --mute", "-- plain", "-v plain", "./data exit 4", "data kill", "newer",
            "gone", "custom raise", "stripped", "probe.cmo", "probe.ml", "no-such-file", "-c plain",
            "-mm plain", "-",
            "-I", "",
        ])
        func everyWordIsOCamlruns(line: String) throws {
            let words = line.split(separator: " ").map(String.init)
            try expectSame(
                programs.program(["ocamlrun"] + words), programs.program([programs.camelrun] + words))
        }

        @Test(arguments: [
            "-version", "-vnum", "-config", "-p", "-M", "-m plain", "-b -m newer", "-help", "--help", "",
        ])
        func informationComesWithoutASplash(line: String) throws {
            let words = line.split(separator: " ").map(String.init)
            let log = Log()
            let logging = ["CAMELWALK_LOG": log.path]
            let under = try expectSame(
                programs.program(["ocamlrun"] + words), programs.program([programs.camelrun] + words, logging)
            )
            #expect(line.isEmpty || under.exitStatus == 0)
            #expect(log.events.last == "no splash: ocamlrun only says something of itself")
            // The probe can fail.
            let running = Log()
            _ = try programs.program([programs.camelrun, "plain"], ["CAMELWALK_LOG": running.path]).run()
            try running.expect("closed")
        }

        @Test(arguments: ["for-runtime", "for-long-runtime", "env"])
        func executablesThatStartWithTheCamelAreWhatTheyWouldBeWithoutIt(name: String) throws {
            for deed in [["word", ""], ["exit", "3"], ["raise"], ["kill"]] {
                let log = Log()
                let alone = programs.program(["./\(name)"] + deed, ["OCAMLRUNPARAM": "b"])
                var under = programs.program(
                    ["./\(name)"] + deed,
                    ["OCAMLRUNPARAM": "b", "CAMELWALK_LOG": log.path, "PATH": pathWithCamelrun])
                under.directory = programs.path("camel")
                try expectSame(alone, under)
                try log.expect("closed")
                #expect(log.events.first?.hasSuffix(" ./\(name)") == true)
            }
        }

        @Test func settingsComeFromTheEnvironment() throws {
            let log = Log()
            let variables = ["CAMELWALK_LOG": log.path, "CAMELWALK": "off"]
            _ = try programs.program([programs.camelrun, "plain"], variables).run()
            #expect(log.events.last == "no splash: switched off")
        }

        @Test func aMissingRuntimeIsSaid() throws {
            let process = try programs.program([programs.camelrun, "./plain"], ["PATH": "/nowhere"]).run()
            #expect(process.exitStatus == 127)
            #expect(
                process.errorText == "camelrun: ocamlrun was not found; CAMELWALK_RUNTIME names another\n")
        }

        @Test(arguments: ["auto", "direct", "camelrun"])
        func theRuntimeIsNeverItself(choice: String) throws {
            let runtime = choice == "camelrun" ? programs.camelrun : choice
            let chosen = ["CAMELWALK_RUNTIME": runtime]
            try programs.expectSame(["ocamlrun", "plain", "x"], [programs.camelrun, "plain", "x"], chosen)
            if choice != "direct" {
                try programs.expectSame(["ocamlrun", "./data"], [Product.camelwalk, "./data"], chosen)
            }
        }

        @Test func aLinkInOCamlrunsPlaceIsPassedBy() throws {
            let folder = TemporaryFolder()
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("ocamlrun"), withDestinationPath: programs.camelrun)
            let path = ["PATH": "\(folder.path):/usr/bin:/bin"]
            let alone = programs.program(["ocamlrun", "./plain", "word"])
            let log = Log()
            try expectSame(
                alone,
                programs.program(
                    [folder.file("ocamlrun"), "./plain", "word"],
                    path.merging(["CAMELWALK_LOG": log.path]) { $1 }))
            try log.expect("closed")
            try expectSame(alone, programs.program([programs.camelrun, "./plain", "word"], path))
            // Also where the launcher chooses the runtime.
            try expectSame(
                programs.program(["ocamlrun", "./data", "word"]),
                programs.program([Product.camelwalk, "./data", "word"], path))
        }

        @Test(arguments: ["for-runtime", "for-long-runtime", "env"])
        func aCamelUnderACamelIsOne(name: String) throws {
            let log = Log()
            var nested = programs.program(
                [Product.camelwalk, "--log", log.path, "./\(name)", "word"],
                ["CAMELWALK_LOG": log.path, "PATH": pathWithCamelrun])
            nested.directory = programs.path("camel")
            try expectSame(programs.program(["./\(name)", "word"]), nested)
            try log.expect("closed")
            // The launcher has taken camelrun's place, so that its own options hold.
            #expect(log.events.filter { $0.hasPrefix("started") }.count == 1)
            #expect(log.events.contains { $0.hasPrefix("runtime /") && !$0.hasSuffix("camelrun") })
        }

        @Test func camelrunUnderACamelShowsNoSecondOne() throws {
            let log = Log()
            let words = [Product.camelwalk, "--log", log.path, programs.camelrun, "plain"]
            let process = try programs.program(words, ["CAMELWALK_LOG": log.path]).run()
            #expect(process.exitStatus == 0)
            try log.expect("no splash: another one is up for this command")
        }
    }
}
