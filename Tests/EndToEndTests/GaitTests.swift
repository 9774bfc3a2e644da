import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The walk of the bundled camel, and the gallop of the last stretch.
    @Suite(.serialized) struct Gaits {
        /// The files of a rendering, in their order.
        private static func render(_ options: [String]) throws -> [Data?] {
            let folder = TemporaryFolder()
            let words = [Product.camelwalk, "--headless", "--output", folder.path] + options
            #expect(try TestProgram(words).run().exitStatus == 0)
            return folder.entries.sorted().map { FileManager.default.contents(atPath: folder.file($0)) }
        }

        @Test func filesAreOfTheGallopUnlessTheWalkIsNamed() throws {
            let plain = try Self.render([])
            #expect(plain.count == 20)
            #expect(try Self.render(["--gait", "gallop"]) == plain)
            #expect(try Self.render(["--gait", "auto"]) == plain)
            let walk = try Self.render(["--gait", "walk"])
            #expect(walk.count == 40)
            #expect(walk.first != plain.first)
        }

        /// Two whole strides of each last as long as they are drawn.
        @Test func soundLastsAsLongAsTheStride() throws {
            let folder = TemporaryFolder()
            for (gait, bytes) in [("gallop", 115_200), ("walk", 345_600)] {
                let words = [
                    Product.camelwalk, "--headless", "--gait", gait, "--output", folder.file("frames"),
                    "--size",
                    "12x10", "--audio", folder.file(gait), "--audio-format", "s16le",
                ]
                #expect(try TestProgram(words).run().exitStatus == 0)
                #expect(FileManager.default.contents(atPath: folder.file(gait))?.count == bytes)
            }
        }

        @Test(arguments: [
            ([], [:], "walk"), (["--gait", "walk"], [:], "walk"), (["--gait", "gallop"], [:], "gallop"),
            ([], ["CAMELWALK_GAIT": "gallop"], "gallop"),
            (["--gait", "auto"], ["CAMELWALK_GAIT": "gallop"], "walk"),
            (["--reduced-motion"], [:], "walk"), (["--reduced-motion", "--gait", "gallop"], [:], "gallop"),
        ])
        func theWindowBeginsWithTheGaitsFirstPicture(
            options: [String], environment: [String: String], gait: String
        ) throws {
            let folder = TemporaryFolder()
            let words = [Product.camelwalk, "--headless", "--gait", gait, "--output", folder.path]
            #expect(try TestProgram(words + ["--frames", "1"]).run().exitStatus == 0)
            let quiet = ["--mute", "--no-text", "--no-progress", "--speed", "0.01"]
            try withSplash(options: quiet + options, environment: environment) { _ in
                let window = try XServer.bare.splashWindow()
                let isSame = try eventually {
                    _ = XServer.bare.tool("import", "-silent", "-window", window, folder.file("window.png"))
                    return try differingPixels(folder.file("frame-0001.png"), folder.file("window.png")) == 0
                }
                #expect(isSame)
            }
        }

        @Test func itGallopsFromThreeQuartersOn() throws {
            let program = Notifier.send([
                "X_CAMELWALK_PROGRESS=50", "sleep 0.5", "X_CAMELWALK_PROGRESS=75", "sleep 60",
            ])
            let log = try withSplash(over: program, options: ["--mute", "--status"], until: "gait: gallop") {
                _ in
            }
            let (half, near) = (
                log.time(of: "notified: progress 50"), log.time(of: "notified: progress 75")
            )
            let change = try #require(log.time(of: "gait: "))
            #expect(try change >= #require(near) && near != half)
        }

        /// The second run expects what the first took, and the third, which takes longer, not for ever.
        @Test func itGallopsTowardsTheExpectedEnd() throws {
            let state = TemporaryFolder()
            for (seconds, events) in [("3", []), ("3", ["gallop"]), ("8", ["gallop", "walk"])] {
                let log = Log()
                // The command and its first words are the same; how long it takes is in a file.
                try Data(seconds.utf8).write(to: URL(filePath: state.file("seconds")))
                var program = muted(
                    log, ["--until", "exit"], TestProgram(shell: "sleep $(cat \(state.file("seconds")))"))
                program.environment["XDG_STATE_HOME"] = state.file("state")
                #expect(try program.run().exitStatus == 0)
                try log.expect("closed: exit")
                #expect(log.events.filter { $0.hasPrefix("gait: ") } == events.map { "gait: \($0)" })
            }
        }

        @Test(arguments: ["walk", "gallop"])
        func whatTheUserWantsIsKept(gait: String) throws {
            let program = Notifier.send(["X_CAMELWALK_PROGRESS=90", "sleep 60"])
            let options = ["--mute", "--status", "--gait", gait]
            let log = try withSplash(over: program, options: options, until: "notified") { _ in
                usleep(300_000)
            }
            #expect(!log.events.contains { $0.hasPrefix("gait:") })
        }
    }
}
