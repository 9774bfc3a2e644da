import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The window under X11, which libxcb draws in, or SDL where the server shares no memory with that.
    @Suite(.serialized) struct X11Windows {
        private let folder = TemporaryFolder()

        /// The environment of a splash for which there is no SDL.
        private func withoutSDL() -> [String: String] {
            _ = folder.write("libSDL2-2.0.so.0", "none")
            return ["LD_LIBRARY_PATH": folder.path]
        }

        /// What a server without shared memory is started with.
        private static let unshared = ["-extension", "MIT-SHM"]

        /// Makes a portable pixmap of a window dump whose visual has masks, of any depth.
        private static let converter = """
            import struct, sys
            dump = sys.stdin.buffer.read()
            head = struct.unpack(">25I", dump[:100])
            width, height, bits, row, masks = head[4], head[5], head[11], head[12], head[14:17]
            start = head[0] + 12 * head[19]
            sys.stdout.buffer.write(b"P6 %d %d 255 " % (width, height))
            table = {}
            def color(pixel):
                values = [((pixel & mask) * 255 + mask // 2) // mask for mask in masks]
                return table.setdefault(pixel, bytes(values))
            for y in range(height):
                line = dump[start + y * row:start + (y + 1) * row]
                pixels = (int.from_bytes(line[x * bits // 8:(x + 1) * bits // 8], "little") for x in range(width))
                sys.stdout.buffer.write(b"".join(table.get(p) or color(p) for p in pixels))
            """

        /// How far the screen's picture of a splash that stands still is from the one that `--headless` writes: 0 for none,
        /// 1 for black and white.
        private func distance(
            screen: String = "1280x1024x24", tolerance: Double = 0.001, environment: [String: String] = [:],
            arguments: [String] = [], until event: String
        ) throws -> Double {
            let server = XServer(screen: screen, arguments: arguments)
            defer { server.stop() }
            let rendering = [
                Product.camelwalk, "--headless", "--gait", "walk", "--frames", "1", "--output", folder.path,
            ]
            _ = try TestProgram(rendering).run()
            let frame = folder.file("frame-0001.png")
            var distance = 1.0
            let options = ["--mute", "--no-text", "--reduced-motion"]
            try EndToEndTests.withSplash(on: server, options: options, environment: environment, until: event)
            { _ in
                let window = try server.splashWindow()
                let script =
                    "xwd -silent -id \(window) | python3 -c \"$1\" | convert - \"$2\" -metric RMSE -compare -format '%[distortion]' info:"
                // It fades in.
                _ = eventually(10) {
                    distance = Double(server.tool("sh", "-c", script, "sh", Self.converter, frame)) ?? 1
                    return distance < tolerance
                }
            }
            return distance
        }

        @Test func thePictureIsExact() throws {
            #expect(try distance(until: "the X server shares memory") < 0.001)
            #expect(try distance(arguments: Self.unshared, until: "SDL draws") < 0.001)
            #expect(
                try distance(
                    environment: withoutSDL(), arguments: Self.unshared, until: "SDL does not draw") < 0.001)
        }

        /// SDL 2.26 has no pictures for 8 and 30 bits: there it leaves the window alone.
        @Test(arguments: [("1280x1024x8", 0.2), ("1280x1024x16", 0.03), ("1280x1024x30", 0.005)])
        func aDepthOfTheScreensIsServed(screen: String, tolerance: Double) throws {
            #expect(
                try distance(
                    screen: screen, tolerance: tolerance, environment: withoutSDL(), until: "SDL does")
                    < tolerance)
            #expect(
                try distance(screen: screen, tolerance: tolerance, environment: [:], until: "SDL d")
                    < tolerance)
        }

        @Test func withoutSDLTheWindowStaysAsItIs() throws {
            let log = Log()
            let server = XServer(arguments: Self.unshared)
            defer { server.stop() }
            var program = muted(log, ["--no-text"], TestProgram(shell: "sleep 3; echo out; exit 3")).on(
                server)
            program.environment.merge(withoutSDL()) { $1 }
            let process = try program.run()
            #expect(process.outputText == "out\n" && process.errorText == "" && process.exitStatus == 3)
            let reason = try log.expect("SDL does not draw: cannot load SDL")
            #expect(reason.contains("libSDL2-2.0.so.0"))
            try log.expect("closed: output stdout")
        }

        @Test func aCommandThatIsOverLoadsNothing() throws {
            let libraries = folder.file("libraries")
            let splash = folder.write(
                "splash",
                """
                #!/bin/sh
                sleep 0.5
                LD_DEBUG=files LD_DEBUG_OUTPUT=\(libraries) exec \(Product.splash) "$@"

                """, mode: 0o755)
            let log = Log()
            var program = muted(log, [], TestProgram(["true"]))
            program.environment["CAMELWALK_SPLASH"] = splash
            // Whoever tries to connect has an error to log.
            program.environment["DISPLAY"] = ":4711"
            _ = try program.run()
            try log.expect("closed: exit, before the first frame")
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let loaded = files.filter { $0.hasPrefix("libraries") }.map { text(folder.file($0)) }.joined()
            #expect(loaded.contains("libc.so.6"), "the probe sees libraries")
            #expect(!loaded.contains("libxcb") && !loaded.contains("SDL"))
        }

        /// How often the splash slept in so many seconds: once a frame, at least.
        private func wakeups(of process: pid_t, in time: Double) -> Int {
            func count() -> Int {
                let line = text("/proc/\(process)/status").split(separator: "\n").first {
                    $0.hasPrefix("voluntary_ctxt_switches:")
                }
                return line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0
            }
            let before = count()
            usleep(useconds_t(time * 1e6))
            return count() - before
        }

        /// Looks at a splash on `server` while it walks, while `hide` has hidden it, and after `show`.
        private func whileHidden(on server: XServer, hide: () throws -> Void, show: () throws -> Void) throws
        {
            let log = Log()
            let options = ["--no-text", "--until", "exit"]
            let process = try muted(log, options, TestProgram(["sleep", "60"])).on(server).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("the X server shares memory")
            let splash = try #require(SplashProcess.watching(process.identifier))
            #expect(eventually { wakeups(of: splash, in: 0.5) > 8 }, "it walks")
            try hide()
            #expect(eventually { wakeups(of: splash, in: 0.5) < 3 }, "it stands still")
            try show()
            #expect(eventually { wakeups(of: splash, in: 0.5) > 8 }, "it walks again")
        }

        @Test func aWindowThatIsCoveredIsNotDrawn() throws {
            var cover: TestProcess?
            defer { if let cover { kill(cover.identifier, SIGKILL) } }
            try whileHidden(on: .bare) {
                cover = try TestProgram(["xlogo", "-geometry", "1280x1024+0+0"]).on(.bare).start()
            } show: {
                if let cover { kill(cover.identifier, SIGTERM) }
            }
        }

        @Test(arguments: ["openbox", "metacity"])
        func aWindowOnAnotherDesktopIsNotDrawn(manager: String) throws {
            let server = XServer(isManaged: true, manager: manager)
            defer { server.stop() }
            try whileHidden(on: server) {
                _ = server.tool("xdotool", "set_num_desktops", "2")
                _ = server.tool("xdotool", "set_desktop", "1")
            } show: {
                _ = server.tool("xdotool", "set_desktop", "0")
            }
        }

        @Test(arguments: ["openbox", "xfwm4", "metacity"], [[], Self.unshared])
        func everyWindowManagerTakesItForASplash(manager: String, arguments: [String]) throws {
            let server = XServer(isManaged: true, arguments: arguments, manager: manager)
            let event = arguments.isEmpty ? "the X server shares memory" : "SDL draws"
            defer { server.stop() }
            let watcher = FocusWatcher(server)
            let changes = try watcher.changes {
                try EndToEndTests.withSplash(on: server, options: ["--mute"], until: event) { _ in
                    let window = try server.splashWindow()
                    let geometry = server.tool("xwininfo", "-id", window)
                    #expect(geometry.contains("Absolute upper-left X:  400\n"), "\(geometry)")
                    #expect(geometry.contains("Absolute upper-left Y:  312\n"), "\(geometry)")
                    #expect(geometry.contains("Width: 480\n") && geometry.contains("Height: 400\n"))
                    #expect(geometry.contains("Override Redirect State: no"))
                    let frame = server.tool("xprop", "-id", window, "_NET_FRAME_EXTENTS")
                    #expect(!frame.contains("=") || frame.contains("= 0, 0, 0, 0"), "\(frame)")
                }
            }
            #expect(changes == 0)
            #expect(watcher.hasFocus)
        }

        @Test(arguments: ["first frame", "the X server shares memory", "SDL draws"])
        func aServerThatGoesIsNamed(event: String) throws {
            let server = XServer(arguments: event == "SDL draws" ? Self.unshared : [])
            let log = Log()
            let process = try muted(log, ["--no-text"], TestProgram(["sleep", "60"])).on(server).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect(event)
            kill(server.identifier, SIGKILL)
            try log.expect("error: the X server is gone")
            #expect(!process.hasEnded)
        }

        @Test func aWindowThatAnotherProgramDestroysIsTheEnd() throws {
            let log = Log()
            let process = try muted(log, [], TestProgram(["sleep", "60"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let window = try XServer.bare.splashWindow()
            _ = XServer.bare.tool("xkill", "-id", window)
            try log.expect("error: the ")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(!process.hasEnded)
        }
    }
}
