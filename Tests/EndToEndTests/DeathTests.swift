import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What is left of a splash that somebody kills.
    @Suite(.serialized) struct Deaths {
        @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT])
        func theSignalIsInTheLog(signal: Int32) throws {
            let log = Log()
            let process = try muted(log, ["--no-text"], TestProgram(["sleep", "60"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(splash, signal)
            try log.expect("error: the splash was killed by signal \(signal)")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(eventually { XServer.bare.splashWindows.isEmpty })
            #expect(log.events.filter { $0.contains("killed") }.count == 1, "\(log.events)")
            #expect(!process.hasEnded)
        }

        /// SIGKILL leaves nothing: nobody is there to write. The command goes on.
        @Test func nothingButTheWindowGoesWithAKill() throws {
            let log = Log()
            let process = try muted(log, ["--no-text"], TestProgram(shell: "sleep 1; exit 7")).start()
            try log.expect("first frame")
            kill(try #require(SplashProcess.watching(process.identifier)), SIGKILL)
            #expect(eventually { XServer.bare.splashWindows.isEmpty })
            try process.wait()
            #expect(process.exitStatus == 7 && process.errorText == "")
        }

        /// The splash leaves the directory, from which the path counts.
        @Test func aRelativeAuthorityIsFound() throws {
            let folder = TemporaryFolder()
            let name = Array("MIT-MAGIC-COOKIE-1".utf8)
            // Family local, no address, any display; a cookie of 16 bytes (Xauth(3)).
            let entry: [UInt8] = [0xFF, 0xFF, 0, 0, 0, 0, 0, UInt8(name.count)] + name
            let cookie = folder.write("cookie", entry + [0, 16] + Array("cccccccccccccccc".utf8))
            let server = XServer(arguments: ["-auth", cookie])
            defer { server.stop() }
            let log = Log()
            let command = TestProgram(shell: "echo $XAUTHORITY; sleep 1")
            var program = muted(log, ["--no-text"], command, on: server)
            program.directory = folder.path
            program.environment["XAUTHORITY"] = "cookie"
            let process = try program.run()
            #expect(process.outputText == "cookie\n", "the command has its own")
            try log.expect("closed: output stdout")
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
        }
    }
}
