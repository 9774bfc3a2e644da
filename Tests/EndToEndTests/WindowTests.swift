import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// How the window behaves towards the rest of the desktop.
    @Suite(.serialized) struct Windows {
        /// Runs `body` while the splash is up on `server`, with its window's number.
        private func withSplash(
            on server: XServer, options: [String] = [], environment: [String: String] = [:],
            _ body: (String) throws -> Void
        ) throws {
            try EndToEndTests.withSplash(on: server, options: options, environment: environment) { _ in
                try body(server.splashWindow())
            }
            #expect(eventually { server.splashWindows.isEmpty })
        }

        @Test func itIsASplashForTheWindowManager() throws {
            try withSplash(on: .managed) { window in
                let properties = XServer.managed.tool("xprop", "-id", window)
                #expect(properties.contains("_NET_WM_WINDOW_TYPE(ATOM) = _NET_WM_WINDOW_TYPE_SPLASH"))
                #expect(properties.contains("_NET_WM_STATE_SKIP_TASKBAR"))
                #expect(!properties.contains("_NET_WM_STATE_ABOVE"))
                #expect(properties.contains("_NET_WM_USER_TIME(CARDINAL) = 0"))
                #expect(properties.contains("Client accepts input or input focus: False"))
                #expect(!properties.contains("WM_TAKE_FOCUS"))
                #expect(!properties.contains("_NET_WM_BYPASS_COMPOSITOR(CARDINAL) = 1"))
            }
        }

        @Test(arguments: [false, true])
        func itIsCentredAndOfTheAnimationsSize(isManaged: Bool) throws {
            let server = isManaged ? XServer.managed : .bare
            try withSplash(on: server) { window in
                let geometry = server.tool("xwininfo", "-id", window)
                #expect(geometry.contains("Width: 480\n") && geometry.contains("Height: 400\n"))
                #expect(geometry.contains("Absolute upper-left X:  400\n"))
                #expect(geometry.contains("Absolute upper-left Y:  312\n"))
            }
        }

        @Test func theDisplaysFactorIsNotRounded() throws {
            let server = XServer(screen: "1280x1024x24", arguments: ["-dpi", "144"])
            defer { server.stop() }
            try withSplash(on: server) { window in
                // The server says its size in whole millimetres.
                let width = server.tool("xwininfo", "-id", window).split(separator: "Width: ").last?.prefix(3)
                #expect((718...721).contains(width.flatMap { Int($0) } ?? 0))
            }
            _ = server.tool("sh", "-c", "echo 'Xft.dpi: 120' | xrdb -merge")
            try withSplash(on: server, options: ["--scale", "1.2"]) { window in
                #expect(server.tool("xwininfo", "-id", window).contains("Width: 720\n"))
            }
        }

        @Test(arguments: [false, true])
        func theFocusNeverMoves(isManaged: Bool) throws {
            let server = isManaged ? XServer.managed : .bare
            let watcher = FocusWatcher(server)
            // The probe can fail: the watcher sees a focus that moves.
            #expect(
                watcher.changes(while: {
                    watcher.giveFocusAway(); watcher.takeFocus()
                }) > 0)
            let changes = try watcher.changes {
                try withSplash(on: server) { _ in _ = throughout(0.5) { watcher.hasFocus } }
            }
            #expect(changes == 0)
            #expect(watcher.hasFocus)
        }

        @Test func theScreenSaverStaysAsItIs() throws {
            let before = XServer.bare.tool("xset", "q")
            try withSplash(on: .bare) { _ in
                #expect(XServer.bare.tool("xset", "q").contains("timeout:  600"))
            }
            #expect(XServer.bare.tool("xset", "q") == before)
        }

        @Test func itWalks() throws {
            try withSplash(on: .bare) { window in
                var pictures: Set<String> = []
                #expect(
                    eventually {
                        pictures.insert(XServer.bare.tool("sh", "-c", "xwd -silent -id \(window) | md5sum"))
                        return pictures.count > 4
                    })
            }
        }

        @Test func nestedLaunchesShowOneWindow() throws {
            let log = Log()
            let inner = Log()
            let script = "sleep 0.4; \(Product.camelwalk) --log \(inner.path) sleep 60"
            let process = try TestProgram(
                under: ["--log", log.path, Product.camelwalk], TestProgram(shell: script)
            )
            .on(.bare).start()
            try log.expect("first frame")
            try inner.expect("no splash: another one is up")
            #expect(eventually { XServer.bare.splashWindows.count == 1 })
            kill(-process.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func twoIndependentLaunchesShowTwoWindows() throws {
            try withSplash(on: .bare) { _ in
                try withSplash(on: .managed) { _ in }
                let log = Log()
                let process = try TestProgram(under: ["--log", log.path], TestProgram(["sleep", "60"])).on(
                    .bare
                ).start()
                try log.expect("first frame")
                #expect(eventually { XServer.bare.splashWindows.count == 2 })
                kill(process.identifier, SIGKILL)
                try log.expect("closed: exit")
            }
        }

        @Test func theActivationTokenStaysTheCommands() throws {
            var program = TestProgram(under: [], TestProgram(shell: "sleep 0.4; echo $XDG_ACTIVATION_TOKEN"))
                .on(.bare)
            program.environment["XDG_ACTIVATION_TOKEN"] = "token-1"
            #expect(try program.run().outputText == "token-1\n")
        }

        @Test func theUsersDriverChoiceForTheCommandDoesNotMatter() throws {
            try withSplash(on: .bare, environment: ["SDL_VIDEODRIVER": "offscreen"]) { _ in }
        }
    }
}
