import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Whatever happens to the splash, the command does not notice; and nothing is left behind.
    @Suite(.serialized) struct Reliability {
        @Test func aKilledSplashDoesNotTouchTheCommand() throws {
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path], TestProgram(shell: "sleep 1; echo out; echo err >&2; exit 6")
            ).on(.bare).start()
            try log.expect("first frame")
            kill(try #require(SplashProcess.watching(process.identifier)), SIGKILL)
            try process.wait()
            #expect(process.exitStatus == 6)
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "err\n")
        }

        @Test func aStoppedSplashDoesNotHoldThePipe() throws {
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path], TestProgram(shell: "sleep 0.7; echo out")
            ).on(.bare).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(splash, SIGSTOP)
            try process.wait()
            #expect(process.outputText == "out\n")
            #expect(process.outputIsClosed)
            kill(splash, SIGCONT)
            try log.expect("closed")
        }

        @Test func aDyingXServerDoesNotTouchTheCommand() throws {
            let server = XServer()
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path], TestProgram(shell: "sleep 1; echo out; exit 5")
            )
            .on(server).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(server.identifier, SIGKILL)
            #expect(eventually { kill(splash, 0) != 0 })
            try process.wait()
            #expect(process.exitStatus == 5)
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "")
        }

        @Test func aDisplayThatIsNotThereIsNoProblem() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(shell: "sleep 0.5; echo out"))
            program.environment["DISPLAY"] = ":4711"
            let process = try program.run()
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "")
            try log.expect("error: cannot open a display")
        }

        @Test func withoutADisplayNoSplashIsStarted() throws {
            let log = Log()
            let process = try TestProgram(under: ["--log", log.path], TestProgram(["echo", "out"])).run()
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "")
            #expect(log.events.contains("no splash: neither DISPLAY nor WAYLAND_DISPLAY is set"))
        }

        @Test func itCanBeSwitchedOff() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["true"])).on(.bare)
            program.environment["CAMELWALK"] = "off"
            #expect(try program.run().exitStatus == 0)
            #expect(log.events.contains("no splash: switched off"))
            #expect(
                try TestProgram(under: ["--no-splash", "--log", log.path], TestProgram(["true"])).on(.bare)
                    .run().exitStatus == 0)
            #expect(log.events.filter { $0 == "no splash: switched off" }.count == 2)
        }

        @Test func aMissingSplashProgramIsLogged() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(["echo", "out"])).on(.bare)
            program.environment["CAMELWALK_SPLASH"] = "/nonexistent/splash"
            let process = try program.run()
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "")
            #expect(
                log.events.contains(
                    "error: CAMELWALK_SPLASH=/nonexistent/splash cannot be executed; no splash"))
        }

        @Test func unwritableHomeAndTemporaryFoldersAreNoProblem() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(shell: "sleep 0.6; echo out"))
                .on(.bare)
            for name in ["HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"] {
                program.environment[name] = "/proc/nowhere"
            }
            #expect(try program.run().outputText == "out\n")
            try log.expect("closed: output stdout")
        }

        @Test func withoutProcTheCommandRuns() throws {
            let process = try TestProgram(
                mounting: "umount -l /proc || exit 77; \(Product.camelwalk) --mute sh -c 'echo out; exit 3'"
            ).on(.bare).run()
            #expect(process.exitStatus == 3)
            #expect(process.outputText == "out\n")
            #expect(process.errorText == "")
        }

        @Test func aFrozenXServerKeepsNobody() throws {
            let server = XServer()
            defer { server.stop() }
            kill(server.identifier, SIGSTOP)
            defer { kill(server.identifier, SIGCONT) }
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path], TestProgram(shell: "sleep 0.3; echo out")
            ).on(server).run()
            #expect(process.outputText == "out\n")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            try log.expect("closed: output stdout, before the first frame")
        }

        @Test func aServerThatFreezesLaterIsLeftAtTheLongestTime() throws {
            let server = XServer()
            defer { server.stop() }
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path, "--max-time", "1.5"], TestProgram(["sleep", "30"])
            ).on(server).start()
            try log.expect("first frame")
            kill(server.identifier, SIGSTOP)
            defer { kill(server.identifier, SIGCONT) }
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(!process.hasEnded)
            kill(process.identifier, SIGKILL)
        }

        @Test func fewDescriptorsAreNoProblem() throws {
            var program = TestProgram(under: ["--mute"], TestProgram(shell: "echo out; exit 3")).on(.bare)
            for limit in [4, 8, 11, 12, 16] {
                program.openFileLimit = limit
                let process = try program.run()
                #expect(process.exitStatus == 3, "with \(limit) descriptors")
                #expect(process.outputText == "out\n", "with \(limit) descriptors")
            }
        }

        @Test func theSplashHoldsNothingOfTheCallers() throws {
            let folder = TemporaryFolder()
            let log = Log()
            var program = TestProgram(under: ["--log", log.path, "--mute"], TestProgram(["sleep", "30"])).on(
                .bare)
            program.directory = folder.path
            program.thirdDescriptor = open(folder.write("three", ""), O_RDONLY | O_CLOEXEC)
            let process = try program.start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            let cwd = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(splash)/cwd")
            #expect(cwd == "/")
            let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(splash)/fd").compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(splash)/fd/\($0)")
            }
            #expect(!open.contains { $0.contains("three") })
            let callers = [1, 2].compactMap {
                try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/\(process.identifier)/fd/\($0)")
            }
            #expect(callers.count == 2)
            #expect(Set(open).isDisjoint(with: callers))
            #expect(!text("/proc/\(splash)/status").contains("PPid:\t\(process.identifier)\n"))
        }

        @Test func twoHundredLaunchesLeaveNothing() throws {
            let display = XServer.bare.display
            #expect(eventually { SplashProcess.all(on: display).isEmpty })
            // The probe can fail: while the camel walks there is a process.
            let log = Log()
            let process = try TestProgram(
                under: ["--log", log.path, "--mute"], TestProgram(["sleep", "30"])
            ).on(.bare).start()
            try log.expect("first frame")
            #expect(!SplashProcess.all(on: display).isEmpty)
            kill(process.identifier, SIGKILL)
            // With a /tmp of its own; X is reached through the socket that has no file.
            let script = """
                mount -t tmpfs none /tmp
                for i in $(seq 200); do \(Product.camelwalk) --mute sleep 0.0$((i % 6)); done
                sleep 0.5; ls -A /tmp
                """
            let launches = try TestProgram(mounting: script).on(.bare).run(
                seconds: 120)
            #expect(launches.exitStatus == 0)
            #expect(launches.outputText == "", "files are left in /tmp")
            #expect(eventually { SplashProcess.all(on: display).isEmpty })
        }

        @Test func whatOnlyTheStartNeededIsGivenBack() throws {
            let log = Log()
            let process = try muted(log, [], TestProgram(["sleep", "60"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            #expect(
                eventually { Self.memory("VmRSS", of: splash) < Self.memory("VmHWM", of: splash) - 1024 },
                "a mebibyte of code, at least")
            #expect(!log.events.contains { $0.hasPrefix("closed") }, "\(log.events)")
        }

        /// A line of /proc/PID/status, in KiB.
        private static func memory(_ name: String, of process: pid_t) -> Int {
            let lines = text("/proc/\(process)/status").split(separator: "\n")
            let line = lines.first { $0.hasPrefix("\(name):") }
            return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
        }

        @Test func theLinkageIsAsPromised() throws {
            let launcher = try TestProgram(["readelf", "-ld", Product.camelwalk]).run().outputText
            #expect(!launcher.contains("INTERP"))
            #expect(!launcher.contains("NEEDED"))
            let splash = try TestProgram(["readelf", "-d", Product.splash]).run().outputText
            #expect(splash.contains("libc.so.6"))
            for late in [
                "libxcb", "libSDL2", "libX11", "SDL2_image", "SDL2_mixer", "freetype", "fontconfig",
                "libFoundation", "libswift", "libGL",
            ] {
                #expect(!splash.contains(late), "\(late) comes before the first frame")
            }
        }
    }
}
