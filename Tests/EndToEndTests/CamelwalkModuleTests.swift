import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The OCaml module that programs may copy from the library camelwalk.notify.
    @Suite(.serialized) struct CamelwalkModule {
        private let folder = TemporaryFolder()

        init() throws {
            let bindings = Product.repository + "/bindings/ocaml"
            let script = """
                cp \(bindings)/notify/camelwalk.ml \(bindings)/examples/loading.ml . &&
                    ocamlc -I +unix -o loading unix.cma camelwalk.ml loading.ml
                """
            var build = TestProgram(shell: script)
            build.directory = folder.path
            try #require(try build.run(seconds: 60).exitStatus == 0)
        }

        @Test func theSplashHearsStatusProgressAndReadiness() throws {
            let log = Log()
            let options = ["--mute", "--status", "--until", "ready", "--log", log.path]
            let process = try TestProgram(under: options, TestProgram([folder.file("loading")])).on(.bare)
                .run()
            #expect(process.outputText == "All are here.\n")
            try log.expect("closed: ready")
            #expect(log.events.contains("notified: status Loading the caravan"))
            #expect(log.events.contains("notified: progress 10.0"))
            #expect(log.events.contains("notified: progress 100.0"))
        }

        @Test(arguments: [
            nil, "", "@", "/nowhere/socket", "@nobody-listens", "relative",
            String(repeating: "x", count: 200),
        ])
        func withoutAListenerNothingHappens(name: String?) throws {
            var program = TestProgram([folder.file("loading")])
            program.environment["NOTIFY_SOCKET"] = name
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(process.outputText == "All are here.\n")
            #expect(process.errorText == "")
        }

        @Test func aSocketInTheFileSystemIsHeardAsWell() throws {
            let listener = """
                import os, socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind(sys.argv[1])
                os.spawnlp(os.P_NOWAIT, sys.argv[2], sys.argv[2])
                print(s.recv(99).decode(), flush=True)
                while (word := s.recv(99).decode()) != "READY=1": pass
                print(word)
                """
            var program = TestProgram(
                ["/usr/bin/python3", "-c", listener, folder.file("socket"), folder.file("loading")])
            program.environment["NOTIFY_SOCKET"] = folder.file("socket")
            let printed = try program.run().outputText
            #expect(printed.contains("STATUS=Loading the caravan\n"))
            #expect(printed.contains("READY=1\n"))
        }
    }
}
