import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The plate where the desktop, or the user, wants it light on dark.
    @Suite(.serialized) struct DarkRoom {
        private static let dark = "({'org.freedesktop.appearance': {'color-scheme': <uint32 1>}},)"
        private static let light = "({'org.freedesktop.appearance': {'color-scheme': <uint32 2>}},)"
        private let state = TemporaryFolder()

        private var memory: String { state.file("camelwalk/dark") }

        /// Runs `body` while the splash is up, with its log.
        private func withSplash(
            options: [String] = [], on bus: SessionBus? = nil, environment: [String: String] = [:],
            _ body: (Log) throws -> Void
        ) throws {
            var environment = environment
            environment["XDG_STATE_HOME"] = state.path
            environment["DBUS_SESSION_BUS_ADDRESS"] = bus?.address
            try EndToEndTests.withSplash(options: ["--mute"] + options, environment: environment, body)
        }

        /// The colour of the window's corner.
        private func paper() throws -> String {
            try color("1x1+3+3", of: "xwd:-")
        }

        private func color(_ part: String, of picture: String) throws -> String {
            let window = try XServer.bare.splashWindow()
            let script = """
                xwd -silent -id \(window) | \
                convert \(picture) -crop \(part) +repage -format '%[hex:p{0,0}]' info:
                """
            return String(XServer.bare.tool("sh", "-c", script).prefix(6))
        }

        /// Waits for the paper, at the time that the desktop's answer may take.
        private func expectPaper(_ color: String) throws {
            var found = ""
            _ = try eventually {
                found = try paper()
                return found == color
            }
            #expect(found == color)
        }

        /// Launches until the desktop's answer came in time to change the colours: on a busy machine it may not.
        private func expectChange(to event: String, paper: String, on bus: SessionBus) throws {
            var isChanged = false
            for _ in 0..<10 where !isChanged {
                let before = FileManager.default.fileExists(atPath: memory)
                try withSplash(on: bus) { log in
                    isChanged = eventually(1) { log.events.contains(event) }
                    if isChanged { try expectPaper(paper) }
                }
                guard !isChanged else { break }
                // A late answer is remembered all the same.
                _ = eventually { FileManager.default.fileExists(atPath: memory) != before }
                try? FileManager.default.removeItem(atPath: memory)
                if before { try Data().write(to: URL(filePath: memory)) }
            }
            #expect(isChanged)
        }

        @Test func aDesktopThatPrefersItGetsADarkPictureAndTheNextOneIsDarkAtOnce() throws {
            let bus = try SessionBus()
            try bus.startPortal(answering: Self.dark)
            try expectChange(to: "colours: dark, as the desktop prefers", paper: "2D231A", on: bus)
            #expect(eventually { FileManager.default.fileExists(atPath: memory) })
            try withSplash(on: bus) { log in
                try expectPaper("2D231A")
                #expect(throughout(0.3) { !log.events.contains { $0.hasPrefix("colours:") } })
            }
            #expect(
                bus.questions.allSatisfy {
                    $0 == "asked org.freedesktop.appearance org.gnome.desktop.interface"
                })
        }

        @Test func aDesktopThatPrefersLightAgainIsBelieved() throws {
            let bus = try SessionBus()
            try bus.startPortal(answering: Self.light)
            try FileManager.default.createDirectory(
                atPath: state.file("camelwalk"), withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: memory))
            try expectChange(to: "colours: light, as the desktop prefers", paper: "F3E8D0", on: bus)
            #expect(eventually { !FileManager.default.fileExists(atPath: memory) })
        }

        @Test(arguments: [
            (["--paper", "dark"], [:], "2D231A"), ([], ["CAMELWALK_PAPER": "#102030"], "102030"),
            (["--paper", "light"], ["CAMELWALK_PAPER": "dark"], "F3E8D0"),
            (["--ink", "fff"], [:], "2D231A"),
        ])
        func theUserComesBeforeTheDesktop(
            options: [String], environment: [String: String], color: String
        ) throws {
            let bus = try SessionBus()
            try bus.startPortal(answering: Self.dark)
            let still = options + ["--no-reduced-motion"]
            try withSplash(options: still, on: bus, environment: environment) { _ in
                try expectPaper(color)
            }
            #expect(bus.questions == [] && !FileManager.default.fileExists(atPath: memory))
        }

        /// A name below the picture is light on dark there, and an animation stays as it is.
        @Test func theLabelFollowsAndAnAnimationDoesNot() throws {
            let folder = TemporaryFolder()
            try folder.run("convert -size 480x400 xc:'#204060' x.png")
            let label = "60x6+210+382"
            for (options, corner) in [([], "2D231A"), (["--animation", folder.file("x.png")], "204060")] {
                try withSplash(options: ["--paper", "dark"] + options) { _ in
                    try expectPaper(corner)
                    #expect(try eventually { try lightest(label) > 180 })
                }
            }
        }

        private func lightest(_ part: String) throws -> Int {
            let window = try XServer.bare.splashWindow()
            let script = """
                xwd -silent -id \(window) | convert xwd:- -crop \(part) +repage -colorspace Gray \
                -format '%[fx:round(255*maxima)]' info:
                """
            return Int(XServer.bare.tool("sh", "-c", script)) ?? -1
        }

        @Test func framesAreRenderedInTheColours() throws {
            let folder = TemporaryFolder()
            let render = { (name: String, options: [String]) throws -> Data? in
                let words = [Product.camelwalk, "--headless", "--frames", "1", "--output", folder.file(name)]
                let process = try TestProgram(words + options).run()
                #expect(process.exitStatus == 0, "\(process.errorText)")
                return FileManager.default.contents(atPath: folder.file(name + "/frame-0001.png"))
            }
            let plate = try #require(try render("plate", []))
            #expect(try render("named", ["--paper", "f3e8d0", "--ink", "#241608"]) == plate)
            #expect(try render("light", ["--paper", "light"]) == plate)
            #expect(try render("dark", ["--paper", "dark"]) != plate)
            #expect(try render("ink", ["--ink", "00f"]) != plate)
        }

        @Test func whatIsNoColourIsRefused() throws {
            let process = try TestProgram([Product.camelwalk, "--paper", "teal", "true"]).run()
            #expect(process.exitStatus == 125)
            #expect(
                process.errorText.contains(
                    "--paper takes light, dark, or a colour as RRGGBB or RGB in hexadecimal digits, not 'teal'"
                ))
        }
    }
}
