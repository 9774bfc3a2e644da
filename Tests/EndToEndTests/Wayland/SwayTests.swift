import Foundation
import Testing
import TestSupport

extension EndToEnd.Wayland {
    /// On sway, which has layer-shell and no X server here.
    @Suite(.serialized) struct OnSway {
        private static let picture = "480x400+400+200"

        @Test func theCamelStandsInTheMiddleAndNobodyLosesTheFocus() throws {
            let sway = try Sway()
            let other = try sway.compositor.show(TestProgram(["foot", "sleep", "60"])).start()
            #expect(eventually(20) { sway.focus == "foot" })
            let before = sway.windows().map { $0["rect"] as? [String: Int] }
            let log = Log()
            let command = try sway.compositor.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            #expect(try log.expect("first frame") == "first frame 480x400 wayland layer-shell")
            #expect(try eventually { try isTheCamel(sway, Self.picture, "480x400") })
            #expect(sway.focus == "foot")
            #expect(sway.windows().map { $0["rect"] as? [String: Int] } == before, "nothing is tiled anew")
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
            kill(other.identifier, SIGKILL)
        }

        @Test(arguments: [
            (1, "1280x800", "480x400", "400+200"), (1.25, "1280x800", "600x500", "340+150"),
            (1.5, "1200x900", "720x600", "240+150"), (2, "1920x1200", "960x800", "480+200"),
        ])
        func itIsSharpAtAnyScale(scale: Double, screen: String, size: String, place: String) throws {
            let sway = try Sway(size: screen, scale: scale)
            let log = Log()
            let command = try sway.compositor.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            #expect(try log.expect("first frame") == "first frame \(size) wayland layer-shell")
            #expect(eventually { sway.picture() == "\(size)+\(place)" }, "\(sway.picture())")
            #expect(try eventually { try isTheCamel(sway, "\(size)+\(place)", size) }, "pixel for pixel")
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func anotherScaleMakesItAnew() throws {
            let sway = try Sway(size: "1920x1200")
            let log = Log()
            let command = try sway.compositor.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            try log.expect("first frame 480x400")
            sway.message("output HEADLESS-1 scale 2")
            try log.expect("resized to 960x800")
            #expect(try eventually { try isTheCamel(sway, "960x800+480+200", "960x800") })
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func aClickClosesIt() throws {
            let sway = try Sway()
            let log = Log()
            let command = try sway.compositor.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            try log.expect("first frame")
            sway.click(10, 10)
            #expect(!log.events.contains { $0.hasPrefix("closed") }, "that was beside it")
            sway.click(640, 400)
            try log.expect("closed: click")
            #expect(eventually { sway.picture() == "" || !sway.picture().hasPrefix("480x400") })
            #expect(!command.hasEnded)
            kill(command.identifier, SIGKILL)
        }

        @Test func theCamelWalksCheaply() throws {
            let sway = try Sway()
            let log = Log()
            let command = try sway.compositor.splash(
                over: TestProgram(["sleep", "60"]), log: log, isPlain: false
            ).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(command.identifier))
            // The frames are decoded and the text is set by then.
            sleep(2)
            let used = processorTime(of: splash)
            let first = sway.signature(of: Self.picture)
            sleep(3)
            #expect(sway.signature(of: Self.picture) != first, "it walks")
            let share = (processorTime(of: splash) - used) / 3
            #expect(share < 0.03, "of a processor, while it walks")
            let resident = residentMemory(of: splash)
            #expect(resident < 40 << 20)
            let libraries = try TestProgram(["cat", "/proc/\(splash)/maps"]).run().outputText
            #expect(libraries.contains("libwayland-client"), "the probe sees libraries")
            for library in ["libEGL", "libGL", "swrast", "LLVM"] { #expect(!libraries.contains(library)) }
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func outputsMayGoAndComeBack() throws {
            let server = XServer(isManaged: true, screen: "1600x1000x24")
            defer { server.stop() }
            let sway = try Sway(in: server)
            let log = Log()
            let command = try sway.compositor.splash(over: TestProgram(["sleep", "60"]), log: log).start()
            try log.expect("first frame 480x400")
            func isSeen(on output: String) throws -> Bool {
                try isTheCamel(sway, "480x400+272+184", "480x400", on: output)
            }
            let names = sway.outputs()
            try #require(names.count == 2)
            #expect(try eventually { try isSeen(on: names[0]) })
            try close(names[0], of: sway, in: server)
            #expect(try eventually { try isSeen(on: names[1]) })
            try close(names[1], of: sway, in: server)
            #expect(sway.outputs() == [])
            sway.message("create_output")
            #expect(try eventually { try isSeen(on: "X11-3") })
            #expect(!command.hasEnded)
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        /// Closes the window that is an output of sway's.
        private func close(_ output: String, of sway: Sway, in server: XServer) throws {
            let window = "$(xwininfo -root -tree | awk '/wlroots - \(output)\"/ { print $1 }')"
            let isClosed = eventually(20) {
                _ = server.tool("sh", "-c", "xdotool windowactivate --sync \(window) key alt+F4")
                return eventually(1) { !sway.outputs().contains(output) }
            }
            try #require(isClosed, "\(output) is closed")
        }

        @Test func theCommandDoesNotNoticeThatTheCompositorDies() throws {
            let sway = try Sway()
            let log = Log()
            let script = TestProgram(shell: "read line; echo out; exit 7")
            var program = sway.compositor.splash(over: script, log: log)
            program.input = .pipe
            let command = try program.start()
            try log.expect("first frame")
            kill(sway.compositor.process.identifier, SIGKILL)
            try log.expect("error: the Wayland compositor is gone: ")
            #expect(eventually { SplashProcess.watching(command.identifier) == nil })
            command.closeInput()
            try command.wait()
            #expect(command.exitStatus == 7)
            #expect(command.outputText == "out\n" && command.errorText == "")
        }

        @Test func aCompositorThatHangsHoldsNobodyUp() throws {
            let sway = try Sway()
            kill(sway.compositor.process.identifier, SIGSTOP)
            let log = Log()
            let program = sway.compositor.splash(over: TestProgram(shell: "echo out; exit 3"), log: log)
            let command = try program.run()
            #expect(command.exitStatus == 3 && command.outputText == "out\n")
            #expect(eventually(20) { SplashProcess.watching(command.identifier) == nil })
            kill(sway.compositor.process.identifier, SIGCONT)
        }

        @Test func theTokensStayTheCommands() throws {
            let sway = try Sway()
            let log = Log()
            var program = sway.compositor.splash(
                over: TestProgram(
                    shell: "sleep 1; echo $XDG_ACTIVATION_TOKEN $WAYLAND_SOCKET; (: <&9) && echo open"),
                log: log)
            program.environment["XDG_ACTIVATION_TOKEN"] = "token-1"
            program.environment["WAYLAND_SOCKET"] = "9"
            let opening = ["sh", "-c", "exec \"$@\" 9</dev/null", "sh"].map { Array($0.utf8) }
            program.arguments = opening + program.arguments
            #expect(try program.run().outputText == "token-1 9\nopen\n")
            try log.expect("first frame 480x400 wayland")
        }

        @Test func withoutAnXServerThatAnswersWaylandIsTried() throws {
            let sway = try Sway()
            let log = Log()
            var program = sway.compositor.splash(over: TestProgram(["sleep", "60"]), log: log)
            program.environment["DISPLAY"] = ":4711"
            let command = try program.start()
            try log.expect("cannot open a display: ")
            try log.expect("first frame 480x400 wayland layer-shell")
            kill(command.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test func theDoctorKnowsThatWaylandIsTriedWithoutAnXServer() throws {
            let sway = try Sway()
            var program = sway.compositor.show(TestProgram([Product.camelwalk, "--doctor"]))
            program.environment["DISPLAY"] = ":4711"
            let report = try program.run()
            #expect(report.exitStatus == 0)
            #expect(
                report.outputText.contains("ok       display           wayland-1, Wayland, layer-shell\n"))
            #expect(report.outputText.contains("missing  X server          :4711: "))
        }

        @Test func theDoctorNamesTheCompositorAndTheScale() throws {
            let sway = try Sway(size: "1200x900", scale: 1.5)
            let report = try sway.compositor.show(TestProgram([Product.camelwalk, "--doctor"])).run()
            #expect(report.exitStatus == 0)
            for line in [
                "display           wayland-1, Wayland, layer-shell\n", "monitor           800x600 at 150 %\n",
                "compositor        sway\n",
                "placement         in the middle, over everything, without the focus\n",
            ] {
                #expect(report.outputText.contains("ok       " + line), "\(report.outputText)")
            }
        }

        /// Whether the picture that is seen at `part` is the first pose of the walk, each pixel as it is drawn.
        private func isTheCamel(
            _ sway: Sway, _ part: String, _ size: String, on output: String = "HEADLESS-1"
        ) throws -> Bool {
            let folder = TemporaryFolder()
            let render = TestProgram([
                Product.camelwalk, "--headless", "--gait", "walk", "--size", size, "--frames", "1",
                "--output", folder.path,
            ])
            _ = try render.run()
            sway.save(part, of: output, as: folder.file("seen.png"))
            let frame = folder.file("frame-0001.png")
            return try differingPixels(frame, folder.file("seen.png"), tolerance: "1%") == 0
        }

        private func processorTime(of process: pid_t) -> Double {
            let fields = text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
            guard fields.count > 12, let user = Double(fields[11]), let kernel = Double(fields[12]) else {
                return 0
            }
            return (user + kernel) / Double(sysconf(Int32(_SC_CLK_TCK)))
        }

        private func residentMemory(of process: pid_t) -> Int {
            let pages = text("/proc/\(process)/statm").split(separator: " ").dropFirst().first.flatMap {
                Int($0)
            }
            return (pages ?? .max / 65_536) * Int(getpagesize())
        }
    }
}
