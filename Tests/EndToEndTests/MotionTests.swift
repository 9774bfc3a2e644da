import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The picture that stands still where the user, or the desktop, wants it to.
    @Suite(.serialized) struct Motion {
        private static let reduced = "({'org.freedesktop.appearance': {'reduced-motion': <uint32 1>}},)"

        /// Runs `body` while the splash is up, with its log.
        private func withSplash(
            options: [String] = [], environment: [String: String] = [:], _ body: (Log) throws -> Void
        ) throws {
            try EndToEndTests.withSplash(
                options: ["--mute", "--no-text", "--no-progress"] + options, environment: environment, body)
        }

        /// A checksum of the picture above the caption, which may appear while it stands still.
        private func picture() throws -> String {
            let window = try XServer.bare.splashWindow()
            return XServer.bare.tool("sh", "-c", "xwd -silent -id \(window) | " + Self.checksum("xwd:-"))
        }

        /// The same of the first pose of the walk, as it is rendered to files.
        private func firstPose() throws -> String {
            let folder = TemporaryFolder()
            let options = ["--headless", "--gait", "walk", "--frames", "1", "--output", folder.path]
            #expect(try TestProgram([Product.camelwalk] + options).run().exitStatus == 0)
            return XServer.bare.tool("sh", "-c", Self.checksum(folder.file("frame-0001.png")))
        }

        private static func checksum(_ picture: String) -> String {
            "convert \(picture) -crop 480x300+0+0 -depth 8 rgb:- | md5sum"
        }

        private func expectThatItStandsStill() throws {
            let first = try picture()
            #expect(try first == firstPose())
            #expect(try throughout(0.3) { try picture() == first })
        }

        private func expectThatItWalks() throws {
            var pictures: Set<String> = []
            let isWalking = try eventually {
                pictures.insert(try picture())
                return pictures.count > 4
            }
            #expect(isWalking)
        }

        /// Launches until the desktop's answer came in time: on a busy machine it may not.
        private func expectThatTheDesktopDecides(on bus: SessionBus) throws {
            var isReduced = false
            for _ in 0..<10 where !isReduced {
                try withSplash(environment: ["DBUS_SESSION_BUS_ADDRESS": bus.address]) { log in
                    isReduced = eventually(1) { log.events.contains("reduced motion: desktop") }
                    if isReduced { try expectThatItStandsStill() }
                }
            }
            #expect(isReduced)
        }

        @Test(arguments: [
            reduced, "({'org.gnome.desktop.interface': {'enable-animations': <false>}},)",
            "({'org.freedesktop.appearance': {'x': <('a', 1)>, 'reduced-motion': <<uint32 1>>}, 'y': {}},)",
        ])
        func aDesktopThatAsksForItGetsAStillPicture(reply: String) throws {
            let bus = try SessionBus()
            try bus.startPortal(answering: reply)
            try expectThatTheDesktopDecides(on: bus)
            #expect(
                bus.questions.allSatisfy {
                    $0 == "asked org.freedesktop.appearance org.gnome.desktop.interface"
                })
        }

        @Test(arguments: [
            "({'org.freedesktop.appearance': {'reduced-motion': <uint32 0>}},)",
            "({'org.gnome.desktop.interface': {'enable-animations': <true>}},)",
            "({'org.freedesktop.appearance': {'reduced-motion': <'yes'>}},)",
            "('nothing of the kind',)", "({1: {2: <3>}},)", "([{'org.freedesktop.appearance': <uint32 1>}],)",
        ])
        func anythingElseThatAPortalSaysLetsItWalk(reply: String) throws {
            let bus = try SessionBus()
            try bus.startPortal(answering: reply)
            try withSplash(environment: ["DBUS_SESSION_BUS_ADDRESS": bus.address]) { _ in
                try expectThatItWalks()
                #expect(eventually { bus.questions.count == 1 })
            }
        }

        @Test func theUserComesBeforeTheDesktop() throws {
            let bus = try SessionBus()
            try bus.startPortal(answering: Self.reduced)
            let environment = ["DBUS_SESSION_BUS_ADDRESS": bus.address, "CAMELWALK_REDUCED_MOTION": "1"]
            // Of colours the desktop would be asked, too.
            try withSplash(options: ["--no-reduced-motion", "--paper", "light"], environment: environment) {
                _ in
                try expectThatItWalks()
            }
            #expect(bus.questions == [])
        }

        @Test(arguments: [(["--reduced-motion"], [:]), ([], ["CAMELWALK_REDUCED_MOTION": "1"])])
        func aStillFrameFadesInWhereTheUserAsksForIt(
            options: [String], environment: [String: String]
        ) throws {
            try withSplash(options: options, environment: environment) { log in
                try log.expect("reduced motion: option")
                // Paper first; it takes its time to fade in.
                let pose = try firstPose()
                let isThere = try eventually { try picture() == pose }
                #expect(isThere)
                try expectThatItStandsStill()
            }
        }

        @Test func withoutABusItWalks() throws {
            let socket = SilentSocket()
            for environment in [
                [:], ["XDG_RUNTIME_DIR": "/nonexistent"],
                ["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"],
                ["DBUS_SESSION_BUS_ADDRESS": "disabled:", "XDG_RUNTIME_DIR": socket.directory],
            ] {
                try withSplash(environment: environment) { _ in try expectThatItWalks() }
            }
            #expect(socket.firstWords() == nil)
        }

        @Test(arguments: [true, false])
        func aBusThatDoesNotAnswerHoldsNothingUp(isNamed: Bool) throws {
            let socket = SilentSocket()
            let environment =
                isNamed
                ? ["DBUS_SESSION_BUS_ADDRESS": "unix:path=" + socket.path]
                : ["XDG_RUNTIME_DIR": socket.directory]
            try withSplash(environment: environment) { _ in
                try expectThatItWalks()
                // It was asked, then.
                var words: String?
                #expect(
                    eventually {
                        words = socket.firstWords()
                        return words != nil
                    })
                #expect(words?.contains("AUTH EXTERNAL") == true)
            }
        }

        @Test(arguments: [
            "b'\\xff\\x00nonsense' * 999", "b'OK ' + b'0' * 32 + b'\\r\\n' + bytes(range(256)) * 99",
        ])
        func aBusThatTalksNonsenseHoldsNothingUp(words: String) throws {
            let folder = TemporaryFolder()
            let script = """
                import socket
                listener = socket.socket(socket.AF_UNIX)
                listener.bind("\(folder.file("bus"))")
                listener.listen(9)
                print("ready", flush=True)
                while True:
                    client, _ = listener.accept()
                    print(len(client.recv(99)), flush=True)
                    client.send(\(words))
                    client.close()
                """
            let nonsense = try TestProgram(["python3", "-c", script]).start()
            #expect(eventually { nonsense.outputSoFar == "ready\n" })
            try withSplash(environment: ["XDG_RUNTIME_DIR": folder.path]) { log in
                try log.expect("desktop preferences unknown: cannot ask the desktop")
                try expectThatItWalks()
            }
            #expect(nonsense.outputSoFar != "ready\n")
        }

        @Test func aBusThatEndsDoesNotEndTheSplash() throws {
            let bus = try SessionBus()
            try withSplash(environment: ["DBUS_SESSION_BUS_ADDRESS": bus.address]) { log in
                try log.expect(
                    "desktop preferences unknown: cannot ask the desktop: its portal does not answer")
                bus.stop()
                try expectThatItWalks()
            }
        }

        @Test func thePortalIsNotStartedByTheQuestion() throws {
            let bus = try SessionBus()
            let marker = try bus.offerPortal()
            try withSplash(environment: ["DBUS_SESSION_BUS_ADDRESS": bus.address]) { log in
                try log.expect(
                    "desktop preferences unknown: cannot ask the desktop: its portal does not answer")
            }
            #expect(!FileManager.default.fileExists(atPath: marker))
            // The probe can fail: any other question starts it.
            _ = bus.send(
                "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                "org.freedesktop.DBus.Peer.Ping")
            #expect(eventually { FileManager.default.fileExists(atPath: marker) })
        }

        @Test func theTypesAreThoseOfTheLibrarysHeaders() throws {
            let source = Product.repository + "/Tests/CDBus/types.c"
            let script = "cc -fsyntax-only -Werror $(pkg-config --cflags dbus-1) \(source)"
            let process = try TestProgram(shell: script).run()
            #expect(process.exitStatus == 0, "\(process.errorText)")
        }
    }
}
