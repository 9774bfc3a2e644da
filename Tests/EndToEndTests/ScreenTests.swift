import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Where the window goes and how large it is, on screens of all kinds.
    @Suite(.serialized) struct Screens {
        private struct Geometry: Equatable {
            var x = 0
            var y = 0
            var width = 0
            var height = 0

            init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
                (self.x, self.y, self.width, self.height) = (x, y, width, height)
            }

            init(_ report: String) {
                func number(_ name: String) -> Int {
                    let rest = report.components(separatedBy: name).dropFirst().first ?? ""
                    return Int(rest.drop { $0 == " " }.prefix { $0 != "\n" }) ?? -1
                }
                x = number("Absolute upper-left X:")
                y = number("Absolute upper-left Y:")
                width = number("Width:")
                height = number("Height:")
            }
        }

        /// The place of a splash's window on `server`.
        private func geometry(on server: XServer, _ environment: [String: String] = [:]) throws -> Geometry {
            var geometry = Geometry(0, 0, 0, 0)
            try EndToEndTests.withSplash(on: server, options: ["--mute"], environment: environment) { _ in
                geometry = Geometry(server.tool("xwininfo", "-id", try server.splashWindow()))
            }
            return geometry
        }

        /// The doctor's line about `subject`.
        private func doctor(
            of subject: String, on server: XServer, _ environment: [String: String] = [:]
        ) throws -> String {
            var program = TestProgram([Product.camelwalk, "--doctor"]).on(server)
            program.environment.merge(environment) { $1 }
            let lines = try program.run().outputText.split(separator: "\n")
            let line = try #require(lines.first { $0.hasPrefix("  ok       \(subject) ") }, "\(lines)")
            return line.dropFirst(29).trimmingCharacters(in: .whitespaces)
        }

        @Test func monitorsOfTheUsersOwnMakingCount() throws {
            let server = XServer(screen: "2000x1000x24")
            defer { server.stop() }
            _ = server.tool("xrandr", "--setmonitor", "left", "1200/300x1000/250+0+0", "screen")
            _ = server.tool("xrandr", "--setmonitor", "right", "800/200x1000/250+1200+0", "none")
            _ = server.tool("xdotool", "mousemove", "1500", "500")
            #expect(try geometry(on: server) == Geometry(1360, 300, 480, 400))
            #expect(try doctor(of: "monitor", on: server) == "800x1000+1200+0, of RANDR's monitors")
            _ = server.tool("xdotool", "mousemove", "500", "500")
            #expect(try geometry(on: server) == Geometry(360, 300, 480, 400))
            // Two tiles that are one monitor.
            _ = server.tool("xrandr", "--delmonitor", "left")
            _ = server.tool("xrandr", "--delmonitor", "right")
            _ = server.tool("xrandr", "--setmonitor", "both", "2000/500x1000/250+0+0", "screen")
            #expect(try geometry(on: server) == Geometry(760, 300, 480, 400))
        }

        /// A server before RANDR 1.5 knows outputs only.
        @Test func theOutputsOfAnOldServerCount() throws {
            let server = XServer(screen: "1600x1000x24")
            defer { server.stop() }
            let mode = ["25", "800", "801", "802", "803", "600", "601", "602", "603"]
            _ = server.tool("sh", "-c", "xrandr --newmode small \(mode.joined(separator: " "))")
            _ = server.tool("xrandr", "--addmode", "screen", "small")
            _ = server.tool("xrandr", "--output", "screen", "--mode", "small", "--fb", "1600x1000")
            let old = try FarDisplay(server, milliseconds: 0, hidden: ["RANDR.42"])
            #expect(try geometry(on: server, ["DISPLAY": old.name]) == Geometry(160, 100, 480, 400))
            let monitor = try doctor(of: "monitor", on: server, ["DISPLAY": old.name])
            #expect(monitor == "800x600+0+0, of RANDR's outputs")
            // Older still: RANDR speaks as XINERAMA.
            let older = try FarDisplay(server, milliseconds: 0, hidden: ["RANDR.42", "RANDR.25"])
            #expect(try geometry(on: server, ["DISPLAY": older.name]) == Geometry(160, 100, 480, 400))
            #expect(try doctor(of: "monitor", on: server, ["DISPLAY": older.name]).hasSuffix("of XINERAMA"))
        }

        @Test func theScreensOfXineramaCount() throws {
            let server = XServer(
                screen: "800x600x24",
                arguments: ["-screen", "1", "1200x900x24", "+xinerama", "-extension", "RANDR"])
            defer { server.stop() }
            #expect(try geometry(on: server) == Geometry(160, 100, 480, 400))
            #expect(try doctor(of: "monitor", on: server) == "800x600+0+0, of XINERAMA")
        }

        @Test func withoutAnyOfTheseItIsTheScreen() throws {
            let server = XServer(
                screen: "1600x1000x24", arguments: ["-extension", "RANDR", "-extension", "XINERAMA"])
            defer { server.stop() }
            #expect(try geometry(on: server) == Geometry(560, 300, 480, 400))
            #expect(try doctor(of: "monitor", on: server) == "1600x1000+0+0, of the screen")
        }

        @Test(arguments: [("GDK_SCALE", "2", 960), ("QT_SCALE_FACTOR", "1.5", 720), ("GDK_SCALE", "", 480)])
        func theVariablesOfProgramsCount(name: String, value: String, width: Int) throws {
            let server = XServer(screen: "1600x1000x24")
            defer { server.stop() }
            #expect(try geometry(on: server, [name: value]).width == width)
            let line = try doctor(of: "scale", on: server, [name: value])
            let said = value.isEmpty ? "; nobody asks for more" : ", by \(name)"
            #expect(line == "\(width * 100 / 480) %\(said)")
        }

        @Test func aSettingsManagerIsHeard() throws {
            let server = XServer(screen: "1600x1000x24")
            defer { server.stop() }
            _ = server.tool("sh", "-c", "echo 'Xft.dpi: 168' | xrdb -merge")
            #expect(try geometry(on: server).width == 840)
            #expect(try doctor(of: "scale", on: server) == "175 %, by Xft.dpi")
            do {
                let settings: [(String, Int32)] = [("Net/DoubleClickTime", 400), ("Xft/DPI", 120 * 1_024)]
                let manager = SettingsManager(server, settings)
                defer { withExtendedLifetime(manager) {} }
                #expect(try geometry(on: server).width == 600)
                #expect(try doctor(of: "scale", on: server) == "125 %, by Xft/DPI")
            }
            let manager = SettingsManager(server, [("Gdk/WindowScalingFactor", 2)])
            defer { withExtendedLifetime(manager) {} }
            #expect(try geometry(on: server).width == 960)
        }

        @Test(arguments: [
            ("1280x1024x8", "8 bits, a visual beside"), ("1280x1024x30", "30 bits, the screen's"),
        ])
        func theDoctorNamesTheColours(screen: String, colours: String) throws {
            let server = XServer(screen: screen)
            defer { server.stop() }
            let line = try doctor(of: "colours", on: server)
            #expect(line.hasPrefix(colours), "\(line)")
        }

        /// Runs `body` on a server that this window manager manages, with a terminal in the middle.
        private func managed(by manager: [String], _ body: (XServer) throws -> Void) throws {
            let server = XServer()
            let manager = try TestProgram(manager).on(server).start()
            defer {
                server.stop()
                // What it has started ends with it.
                _ = try? manager.wait()
            }
            let terminal = try TestProgram(["xterm", "-geometry", "120x50+300+200"]).on(server).start()
            defer { kill(terminal.identifier, SIGKILL) }
            let isManaged = eventually {
                let windows = server.tool("xdotool", "search", "--onlyvisible", "--class", "XTerm")
                guard let window = windows.split(separator: "\n").first else { return false }
                return server.tool("xprop", "-id", String(window), "WM_STATE").contains("Normal")
            }
            try #require(isManaged)
            try body(server)
        }

        /// awesome looks for a place where a window covers no other.
        @Test(.enabled(if: RealProgram.path("awesome") != nil, "awesome is not installed"))
        func awesome() throws {
            try managed(by: ["dbus-run-session", "--", "awesome"]) { server in
                try EndToEndTests.withSplash(on: server, options: ["--mute"]) { _ in
                    let window = try server.splashWindow()
                    // Beside a border of one pixel.
                    let isThere = eventually(10) {
                        Geometry(server.tool("xwininfo", "-id", window)) == Geometry(401, 313, 480, 400)
                    }
                    #expect(isThere, "\(server.tool("xwininfo", "-id", window))")
                }
            }
        }

        /// twm knows nothing of splashes: it adds a title, and leaves the place as it is.
        @Test(.enabled(if: RealProgram.path("twm") != nil, "twm is not installed"))
        func twm() throws {
            try managed(by: ["twm"]) { server in
                let place = try geometry(on: server)
                #expect((400...410).contains(place.x) && (312...350).contains(place.y), "\(place)")
            }
        }

        @Test(.enabled(if: RealProgram.path("xsettingsd") != nil, "xsettingsd is not installed"))
        func xsettingsd() throws {
            let server = XServer(screen: "1600x1000x24")
            defer { server.stop() }
            let folder = TemporaryFolder()
            let settings = folder.write(
                "settings", "Net/ThemeName \"Adwaita\"\nXft/Antialias 1\nXft/DPI 147456\n")
            let manager = try TestProgram(["xsettingsd", "-c", settings]).on(server).start()
            defer { kill(manager.identifier, SIGKILL) }
            #expect(
                try eventually { try doctor(of: "scale", on: server) == "150 %, by Xft/DPI" })
            #expect(try geometry(on: server).width == 720)
        }
    }
}
