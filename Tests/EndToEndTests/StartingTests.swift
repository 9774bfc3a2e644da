import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What the launcher starts, how it ends, and what is said if it cannot be started.
    @Suite(.serialized) struct Starting {
        /// A program in the place of camelwalk-splash: writes its process number into `pid`, and goes on with `script`.
        private func splash(_ script: String, in folder: TemporaryFolder) -> String {
            folder.write("splash", "#!/bin/sh\necho $$ > \(folder.file("pid"))\n\(script)\n", mode: 0o755)
        }

        private func launch(
            _ options: [String], splash: String, in folder: TemporaryFolder, _ command: [String] = []
        ) -> TestProgram {
            var program = TestProgram([Product.camelwalk] + options + command).on(.bare)
            program.environment["CAMELWALK_SPLASH"] = splash
            program.directory = folder.path
            return program
        }

        private func number(_ folder: TemporaryFolder) throws -> pid_t {
            var number: pid_t?
            _ = eventually {
                number = pid_t(text(folder.file("pid")).trimmingCharacters(in: .newlines))
                return number != nil
            }
            return try #require(number, "it was not started")
        }

        private func isRunning(_ process: pid_t) -> Bool {
            !["", "Z", "X"].contains(state(process))
        }

        private func state(_ process: pid_t) -> String {
            let fields = text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ")
            return fields?.first.map(String.init) ?? ""
        }

        @Test func withAnIgnoredChildSignalTheFramesAreRenderedAndTheCommandRuns() throws {
            let folder = TemporaryFolder()
            var program = TestProgram([
                Product.camelwalk, "--headless", "--frames", "1", "--output", "b", "echo", "ran",
            ])
            program.directory = folder.path
            program.ignoredSignals = [SIGCHLD]
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(process.outputText == "ran\n" && process.errorText == "", "\(process.errorText)")
            #expect(folder.entries == ["b"])
        }

        @Test(arguments: [[SIGCHLD], []], [[SIGCHLD], []])
        func aRefusedFileRunsNothingWhateverTheSignals(ignored: [Int32], blocked: [Int32]) throws {
            let folder = TemporaryFolder()
            let garbage = folder.write("garbage", "this is no picture")
            var program = TestProgram([Product.camelwalk, "--animation", garbage, "echo", "ran"]).on(.bare)
            program.ignoredSignals = ignored
            program.blockedSignals = blocked
            let process = try program.run()
            #expect(process.exitStatus == 125)
            #expect(process.outputText == "")
        }

        @Test(arguments: ["", "camelwalk --mute ", "camelwalk --mute sh -c '\"$0\" \"$@\"; exit $?' "])
        func aRefusedFileRunsNothingWhetherOrNotASplashIsUp(outer: String) throws {
            let folder = TemporaryFolder()
            let garbage = folder.write("garbage", "this is no picture")
            let words = "camelwalk --animation \(garbage) echo ran"
            let script = (outer + words).replacingOccurrences(of: "camelwalk ", with: "\(Product.camelwalk) ")
            let process = try TestProgram(shell: script).on(.bare).run()
            #expect(process.exitStatus == 125)
            #expect(process.outputText == "")
            let lines = process.errorText.split(separator: "\n")
            #expect(
                lines.count == 1 && lines[0].hasPrefix("camelwalk: --animation: cannot read "), "\(lines)")
        }

        @Test(arguments: [("--animation", "show\n"), ("--soundtrack", "check\nshow\n")])
        func theSplashThatShowsAnAnimationChecksItToo(option: String, jobs: String) throws {
            let folder = TemporaryFolder()
            let script = "echo $1 >> \(folder.file("jobs")); exec \(Product.splash) \"$@\""
            let picture = "Tests/EndToEndTests/Snapshots/frame-0001.png"
            let file = option == "--animation" ? picture : "Assets/soundtrack.ogg"
            let path = "\(Product.repository)/\(file)"
            let program = launch(
                [option, path], splash: splash(script, in: folder), in: folder, ["echo", "ran"])
            #expect(try program.run().outputText == "ran\n")
            #expect(eventually { text(folder.file("jobs")) == jobs }, "\(text(folder.file("jobs")))")
        }

        @Test func aStopKeyDuringTheStartStopsTheJob() throws {
            // Another process keeps the launcher's core busy, so that whoever the launcher makes has to wait for its turn.
            // Meanwhile the launcher waits for that one, and is in state D.
            let script = """
                import os, signal, sys, time
                core = min(os.sched_getaffinity(0))
                def start(become, nice):
                    process = os.fork()
                    if process == 0:
                        os.setpgid(0, 0); os.nice(nice); os.sched_setaffinity(0, [core]); become()
                    return process
                def spin():
                    parent = os.getppid()
                    while os.getppid() == parent: pass
                    os._exit(0)
                other = start(spin, 0)
                results = set()
                for turn in range(10):
                    job = start(lambda: os.execv(sys.argv[1], sys.argv[1:]), 5)
                    while True:
                        name, state = open(f"/proc/{job}/stat").read().split(" ", 3)[1:3]
                        if name == "(sleep)" or name == "(camelwalk)" and state == "D": break
                    os.killpg(job, signal.SIGTSTP)
                    deadline = time.monotonic() + 10
                    result = (0, 0)
                    while result[0] == 0 and time.monotonic() < deadline:
                        result = os.waitpid(job, os.WUNTRACED | os.WNOHANG)
                        time.sleep(0.005)
                    results.add(os.WIFSTOPPED(result[1]))
                    os.killpg(job, signal.SIGKILL)
                    os.waitpid(job, 0)
                os.kill(other, signal.SIGKILL)
                print(results, end="")
                """
            var program = TestProgram(under: ["--mute"], TestProgram(["sleep", "60"])).on(.bare)
            program.arguments = ["/usr/bin/python3", "-c", script].map { Array($0.utf8) } + program.arguments
            #expect(try program.run(seconds: 120).outputText == "{True}")
        }

        @Test func aSplashThatDiesInsteadOfAnsweringLetsTheCommandRun() throws {
            let folder = TemporaryFolder()
            let program = launch(
                ["--animation", folder.write("garbage", "x")], splash: splash("kill -9 $$", in: folder),
                in: folder, ["echo", "ran"])
            let process = try program.run()
            #expect(process.outputText == "ran\n" && process.errorText == "", "\(process.errorText)")
        }

        @Test(arguments: ["#!/nowhere", "no program at all"])
        func aSplashThatCannotBeExecutedLeavesALine(content: String) throws {
            let folder = TemporaryFolder()
            let broken = folder.write("splash", content, mode: 0o755)
            let log = Log()
            let program = launch(
                ["--status", "--log", log.path], splash: broken, in: folder,
                ["sh", "-c", "echo out$NOTIFY_SOCKET; exit 3"])
            let process = try program.run()
            #expect(process.exitStatus == 3)
            #expect(process.outputText == "out\n" && process.errorText == "")
            let reason = content.hasPrefix("#!") ? "No such file or directory" : "Exec format error"
            try log.expect("error: the splash could not be started: \(reason)")
            try log.expect("error: the relay of notifications could not be started: \(reason); the command")
            #expect(log.events.count == 3)
        }

        @Test func aFolderInPlaceOfTheSplashLeavesALine() throws {
            let folder = TemporaryFolder()
            let log = Log()
            let process = try launch(["--log", log.path], splash: folder.path, in: folder, ["echo", "out"])
                .run()
            #expect(process.outputText == "out\n" && process.errorText == "")
            #expect(
                log.events.dropFirst() == [
                    "error: CAMELWALK_SPLASH=\(folder.path) cannot be executed; no splash"
                ])
        }

        @Test(arguments: [false, true])
        func aSplashThatLacksALibraryLeavesALine(checksFile: Bool) throws {
            let folder = TemporaryFolder()
            let lacking = folder.file("splash")
            var bytes = contents(Product.splash)
            let name = try #require(bytes.range(of: Data("libm.so.6\0".utf8)))
            bytes.replaceSubrange(name, with: Data("libm.so.?\0".utf8))
            #expect(FileManager.default.createFile(atPath: lacking, contents: bytes))
            chmod(lacking, 0o755)
            let log = Log()
            let picture = Product.repository + "/Tests/EndToEndTests/Snapshots/frame-0001.png"
            let process = try launch(
                ["--log", log.path] + (checksFile ? ["--animation", picture] : []), splash: lacking,
                in: folder, ["echo", "out"]
            ).run()
            #expect(process.exitStatus == 0)
            #expect(process.outputText == "out\n" && process.errorText == "", "\(process.errorText)")
            let isThere = eventually {
                text(log.path).contains("libm.so.?: cannot open shared object")
            }
            #expect(isThere, "\(text(log.path))")
        }

        @Test func nothingThatASplashPrintsReachesTheLog() throws {
            let log = Log()
            let process = try TestProgram(
                under: ["--mute", "--log", log.path], TestProgram(["sleep", "30"])
            ).on(.bare).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            let target = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(splash)/fd/2")
            #expect(target == "/dev/null")
        }

        @Test func aKeyAtTheTerminalEndsTheRendering() throws {
            let folder = TemporaryFolder()
            let terminal = try Terminal()
            let program = launch(
                ["--headless"], splash: splash("exec sleep 60", in: folder), in: folder, ["touch", "ran"])
            let process = try program.on(terminal).start()
            let renderer = try number(folder)
            terminal.type("\u{3}")
            try process.wait()
            #expect(process.signal == SIGINT)
            #expect(eventually { !isRunning(renderer) })
            #expect(!folder.entries.contains("ran"))
        }

        @Test(arguments: [SIGTERM, SIGKILL, SIGHUP])
        func theRenderingEndsWithTheLauncher(signal: Int32) throws {
            let folder = TemporaryFolder()
            let program = launch(["--headless"], splash: splash("exec sleep 60", in: folder), in: folder)
            let process = try program.start()
            let renderer = try number(folder)
            kill(process.identifier, signal)
            try process.wait()
            #expect(process.signal == signal)
            #expect(eventually { !isRunning(renderer) })
        }

        @Test func aRenderingThatDoesNotWantToEndIsKilled() throws {
            let folder = TemporaryFolder()
            let stubborn = splash("trap '' TERM INT HUP; while :; do sleep 0.1; done", in: folder)
            let process = try launch(["--headless"], splash: stubborn, in: folder).start()
            let renderer = try number(folder)
            kill(process.identifier, SIGKILL)
            try process.wait()
            #expect(eventually { !isRunning(renderer) })
        }

        @Test func aRenderingStopsAndGoesOnWithItsGroup() throws {
            let folder = TemporaryFolder()
            // A shell would make children, and cannot be stopped while it waits for their exec.
            let wait = "import os, time\nwhile not os.path.exists('go'): time.sleep(0.01)"
            let slow = splash("exec /usr/bin/python3 -c \"\(wait)\"", in: folder)
            let process = try launch(["--headless"], splash: slow, in: folder, ["echo", "ran"]).start()
            let renderer = try number(folder)
            kill(-process.identifier, SIGTSTP)
            #expect(eventually { state(renderer) == "T" && state(process.identifier) == "T" })
            _ = folder.write("go", "")
            kill(-process.identifier, SIGCONT)
            try process.wait()
            #expect(process.exitStatus == 0)
            #expect(process.outputText == "ran\n")
        }

        @Test(arguments: [
            ("exit 0", 0, ""), ("exit 125", 125, ""),
            ("exit 1", 125, "camelwalk: --headless: camelwalk-splash exited with status 1\n"),
            ("exit 127", 125, "camelwalk: --headless: camelwalk-splash exited with status 127\n"),
            ("kill -SEGV $$", 125, "camelwalk: --headless: camelwalk-splash was killed by signal 11\n"),
            ("kill -KILL $$", 125, "camelwalk: --headless: camelwalk-splash was killed by signal 9\n"),
            (
                "kill -KILL $PPID; exec sleep 60", 125,
                "camelwalk: --headless: camelwalk-splash is gone, and nobody knows how it ended\n"
            ),
        ])
        func everyEndOfARenderingIsToldFromTheOthers(script: String, status: Int32, message: String) throws {
            let folder = TemporaryFolder()
            let program = launch(["--headless"], splash: splash(script, in: folder), in: folder)
            let process = try program.run()
            #expect(process.exitStatus == status)
            #expect(process.errorText == message)
            let renderer = try number(folder)
            #expect(eventually { !isRunning(renderer) })
        }

        @Test(arguments: [
            ["unshare", "-r"], ["unshare", "-r", "-p", "-f", "--kill-child"],
            ["unshare", "-r", "-p", "-f", "--kill-child", "--mount-proc"],
        ])
        func inOtherNamespacesNothingIsLeftEither(words: [String]) throws {
            let look = """
                import os, resource
                try: print(os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT))
                except ChildProcessError: print("no child")
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt)
                """
            let folder = TemporaryFolder()
            var (_, under) = try LaunchWay.headless.programs(
                TestProgram(["/usr/bin/python3", "-c", look]), folder)
            under.arguments = words.map { Array($0.utf8) } + under.arguments
            let process = try under.run()
            #expect(process.outputText == "no child\n0\n", "\(process.errorText)")
            #expect(folder.entries == ["frames"])
        }

        @Test func aSubreaperGetsNoChildOfTheRendering() throws {
            let become =
                "import ctypes, os, sys; ctypes.CDLL(None).prctl(36, 1); os.execvp(sys.argv[1], sys.argv[1:])"
            let look = """
                import os
                try: print(os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT))
                except ChildProcessError: print("no child")
                """
            let folder = TemporaryFolder()
            var (_, under) = try LaunchWay.headless.programs(
                TestProgram(["/usr/bin/python3", "-c", look]), folder)
            under.arguments = ["python3", "-c", become].map { Array($0.utf8) } + under.arguments
            #expect(try under.run().outputText == "no child\n")
        }

        @Test(arguments: [["--animation"], ["--soundtrack"]])
        func withoutADisplayFilesOnlyHaveToBeThere(option: [String]) throws {
            let folder = TemporaryFolder()
            let garbage = folder.write("garbage", "neither a picture nor music")
            let hanging = splash("exec sleep 60", in: folder)
            var program = launch(option + [garbage], splash: hanging, in: folder, ["echo", "ran"])
            program.environment["DISPLAY"] = nil
            #expect(try program.run().outputText == "ran\n")
            program.arguments[2] = Array("nowhere".utf8)
            let process = try program.run()
            #expect(process.exitStatus == 125)
            #expect(process.outputText == "")
            let path = folder.file("nowhere")
            #expect(
                process.errorText
                    == "camelwalk: \(option[0]): cannot read \(path): No such file or directory\n")
            #expect(!folder.entries.contains("pid"))
        }

        @Test(
            arguments: ["-s 16", "-s 24", "-s 64", "-s 33554432", "-s unlimited", "-n 12"]
                // A sanitizer's shadow needs more.
                + (Product.isSanitized ? [] : ["-d 2000", "-v 10000"]),
            [["--mute"], ["--volume=3"]])
        func underOddLimitsTheCommandRunsAsAlone(limit: String, options: [String]) throws {
            let command = TestProgram(shell: "ulimit -a; ulimit -Ha; echo err >&2; exit 3")
            func limited(_ program: TestProgram) -> TestProgram {
                var limited = program.on(.bare)
                let words = ["/bin/sh", "-c", "ulimit \(limit); exec \"$@\"", "sh"]
                limited.arguments = words.map { Array($0.utf8) } + program.arguments
                return limited
            }
            try expectSame(limited(command), limited(TestProgram(under: options, command)))
        }
    }
}
