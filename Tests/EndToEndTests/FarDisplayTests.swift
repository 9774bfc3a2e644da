import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// A display at the end of a long line.
    @Suite(.serialized) struct FarDisplays {
        /// A megabit a second, in bytes.
        private static let bytesPerSecond = 125_000.0

        private func digest(_ window: String, _ server: XServer) -> String {
            server.tool("sh", "-c", "xwd -silent -id \(window) | md5sum")
        }

        @Test func thePictureStandsStillOnALongLine() throws {
            let server = XServer()
            defer { server.stop() }
            let far = try FarDisplay(server, milliseconds: 80)
            let options = ["--mute", "--until", "exit"]
            let log = try EndToEndTests.withSplash(
                on: server, options: options, environment: ["DISPLAY": far.name]
            ) { log in
                try log.expect("far display: an answer takes ")
                let window = try server.splashWindow()
                // Once the text is there.
                usleep(2_000_000)
                let (before, picture) = (far.sentBytes, digest(window, server))
                let time = seconds {
                    #expect(throughout(3) { digest(window, server) == picture })
                }
                let rate = Double(far.sentBytes - before) / time
                #expect(rate < Self.bytesPerSecond, "\(rate) bytes a second")
                // The picture, once.
                #expect(far.sentBytes < 480 * 400 * 4 + 5 * Int(Self.bytesPerSecond))
            }
            #expect(!log.events.contains { $0.hasPrefix("SDL") }, "\(log.events)")
        }

        @Test(arguments: [false, true]) func fewAnswersAreWaitedFor(hasSettings: Bool) throws {
            let server = XServer()
            defer { server.stop() }
            let manager = hasSettings ? SettingsManager(server, [("Xft/DPI", 96 * 1_024)]) : nil
            defer { withExtendedLifetime(manager) {} }
            let far = try FarDisplay(server, milliseconds: 20)
            let options = ["--mute", "--until", "exit"]
            try EndToEndTests.withSplash(on: server, options: options, environment: ["DISPLAY": far.name]) {
                _ in
                // The connection itself makes one more, if it goes through a network; the limit is 6.
                #expect(eventually { far.answersBeforePicture != nil })
                #expect(far.answersBeforePicture == (hasSettings ? 5 : 4))
            }
        }

        @Test func theDoctorSaysThatItIsFar() throws {
            let server = XServer()
            defer { server.stop() }
            let far = try FarDisplay(server, milliseconds: 150)
            var program = TestProgram([Product.camelwalk, "--doctor"])
            program.environment["DISPLAY"] = far.name
            let process = try program.run()
            let report = process.outputText
            #expect(process.exitStatus == 0, "\(report)")
            #expect(report.contains("ok       display           \(far.name), x11"), "\(report)")
            #expect(report.contains("missing  way to the server 15"), "\(report)")
            #expect(report.contains("so the picture stands still\n"), "\(report)")
        }

        /// A far server shows what was covered by itself.
        @Test func whatIsUncoveredIsNotSentAgain() throws {
            let server = XServer()
            defer { server.stop() }
            let far = try FarDisplay(server, milliseconds: 80)
            let options = ["--mute", "--no-text", "--no-progress", "--until", "exit"]
            try EndToEndTests.withSplash(on: server, options: options, environment: ["DISPLAY": far.name]) {
                _ in
                let window = try server.splashWindow()
                usleep(500_000)
                let (before, picture) = (far.sentBytes, digest(window, server))
                for _ in 0..<5 { _ = server.tool("xrefresh") }
                usleep(500_000)
                #expect(digest(window, server) == picture)
                #expect(far.sentBytes - before < 10_000)
            }
        }

        /// A machine may have been busy when the way was measured.
        @Test func aLineThatIsShortAfterAllMakesTheCamelWalk() throws {
            let server = XServer()
            defer { server.stop() }
            let far = try FarDisplay(server, milliseconds: 80)
            let options = ["--mute", "--no-text", "--until", "exit"]
            try EndToEndTests.withSplash(on: server, options: options, environment: ["DISPLAY": far.name]) {
                log in
                far.approach()
                try log.expect("near display: an answer takes ")
                let window = try server.splashWindow()
                var pictures: Set<String> = []
                #expect(
                    eventually {
                        pictures.insert(digest(window, server))
                        return pictures.count > 4
                    })
            }
        }

        @Test func nothingFadesInOnALongLine() throws {
            let server = XServer()
            defer { server.stop() }
            let far = try FarDisplay(server, milliseconds: 80)
            let options = ["--mute", "--no-text", "--no-progress", "--reduced-motion", "--until", "exit"]
            try EndToEndTests.withSplash(on: server, options: options, environment: ["DISPLAY": far.name]) {
                _ in
                usleep(1_000_000)
                #expect(far.sentBytes < 480 * 400 * 4 + Int(Self.bytesPerSecond))
            }
        }
    }
}
