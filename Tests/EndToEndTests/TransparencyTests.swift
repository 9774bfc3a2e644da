import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What the command sees of the world is what it would see alone.
    @Suite(.serialized) struct Transparency {
        // With --status the command has one variable more: NOTIFY_SOCKET.
        @Test(arguments: LaunchWay.allCases.filter { $0 != .status })
        func theEnvironmentIsByteIdentical(way: LaunchWay) throws {
            try way.expectSame(TestProgram(["cat", "/proc/self/environ"]))
        }

        @Test(arguments: LaunchWay.allCases)
        func argumentsKeepTheirBytes(way: LaunchWay) throws {
            var program = TestProgram(["cat", "/proc/self/cmdline"])
            program.arguments.insert(
                contentsOf: [[0xFF, 0xFE, 0x80], Array("--mute".utf8), [], Array("--".utf8)], at: 1)
            // cat complains about files that are not there, in the same words both times.
            try way.expectSame(program)
        }

        @Test func wordsOfTheCommandAreNotOptions() throws {
            let process = try TestProgram([Product.camelwalk, "echo", "--help", "--mute", "--", "-x"]).run()
            #expect(process.outputText == "--help --mute -- -x\n")
            let terminated = try TestProgram([Product.camelwalk, "--", "printf", "%s\n", "--version"]).run()
            #expect(terminated.outputText == "--version\n")
        }

        @Test(arguments: LaunchWay.allCases)
        func signalStateIsInherited(way: LaunchWay) throws {
            var program = TestProgram(["grep", "^Sig[PBIC]\\|^Shd", "/proc/self/status"])
            try way.expectSame(program)
            program.ignoredSignals = [SIGCHLD]
            try way.expectSame(program, "with SIGCHLD ignored")
            program.ignoredSignals = [SIGHUP, SIGPIPE, SIGCHLD, SIGUSR1]
            program.blockedSignals = [SIGUSR2, SIGCHLD, SIGTERM]
            try way.expectSame(program, "with ignored and blocked signals")
            program.ignoredSignals = []
            try way.expectSame(program, "with blocked signals")
        }

        @Test(arguments: LaunchWay.allCases)
        func aPendingSignalIsKept(way: LaunchWay) throws {
            // The caller's child has ended before it becomes the launcher, which must leave both signal and child.
            let folder = TemporaryFolder()
            let look = """
                import os, signal
                print(signal.sigpending())
                print(os.waitpid(-1, 0)[1], end="")
                """
            let program = TestProgram(["/usr/bin/python3", "-c", look])
            let become = """
                import os, signal, sys
                signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
                if os.fork() == 0: os._exit(7)
                while signal.SIGCHLD not in signal.sigpending(): pass
                os.execvp(sys.argv[1], sys.argv[1:])
                """
            var (alone, under) = try way.programs(program, folder)
            let before = ["/usr/bin/python3", "-c", become].map { Array($0.utf8) }
            alone.arguments = before + alone.arguments
            under.arguments = before + under.arguments
            let process = try expectSame(alone.on(.bare), under.on(.bare), "\(way)")
            #expect(process.outputText == "{<Signals.SIGCHLD: 17>}\n1792")
        }

        @Test(arguments: LaunchWay.allCases)
        func limitsAndMaskAndDirectoryAreInherited(way: LaunchWay) throws {
            var program = TestProgram(shell: "ulimit -a; umask; pwd; nice")
            program.directory = "/usr"
            program.openFileLimit = 64
            try way.expectSame(program)
        }

        @Test(arguments: LaunchWay.allCases)
        func noChildAndNoResourceUsageIsLeft(way: LaunchWay) throws {
            let script = """
                import os, resource
                try:
                    os.waitpid(-1, os.WNOHANG); print("has a child")
                except ChildProcessError:
                    print("no child")
                usage = resource.getrusage(resource.RUSAGE_CHILDREN)
                print(usage.ru_maxrss, usage.ru_minflt, usage.ru_utime)
                """
            try way.expectSame(TestProgram(["/usr/bin/python3", "-c", script]))
        }

        @Test(arguments: LaunchWay.allCases)
        func descriptorsArePassedOnAndNoneIsAdded(way: LaunchWay) throws {
            let list = TestProgram(
                shell: "ls -l /proc/self/fd | sed 's/.* \\([0-9]* ->\\)/\\1/; s/[0-9]*\\]//; s/proc.*//'")
            try way.expectSame(list)
            var third = list
            let folder = TemporaryFolder()
            third.thirdDescriptor = open(folder.write("three", "3"), O_RDONLY | O_CLOEXEC)
            try way.expectSame(third, "with a descriptor 3")
        }

        @Test(arguments: LaunchWay.allCases, [0, 1, 2])
        func aClosedDescriptorStaysClosed(way: LaunchWay, number: Int) throws {
            let script = """
                import os
                def state(number):
                    try:
                        return os.readlink(f"/proc/self/fd/{number}").split(":")[0]
                    except OSError:
                        return "closed"
                states = [state(number) for number in range(20)]
                open("result", "w").write(" ".join(states))
                """
            var program = TestProgram(["/usr/bin/python3", "-c", script])
            let folder = TemporaryFolder()
            program.directory = folder.path
            if number == 0 { program.input = .closed }
            if number == 1 { program.output = .closed }
            if number == 2 { program.error = .closed }
            let files = TemporaryFolder()
            let programs = try way.programs(program, files)
            _ = try programs.alone.on(.bare).run()
            let alone = text(folder.file("result"))
            try FileManager.default.removeItem(atPath: folder.file("result"))
            _ = try programs.under.on(.bare).run()
            #expect(text(folder.file("result")) == alone)
            #expect(files.entries.contains("frames") == (way == .headless))
            #expect(alone.split(separator: " ")[number] == "closed")
        }

        @Test(arguments: LaunchWay.allCases)
        func nothingHoldsTheCallersFilesAfterTheCommand(way: LaunchWay) throws {
            // A lock lasts as long as anybody has the file open that it was taken through.
            let look = """
                import fcntl, os, sys
                held = 0
                for turn in range(25):
                    with open("lock", "w") as file:
                        fcntl.flock(file, fcntl.LOCK_EX)
                        os.set_inheritable(file.fileno(), True)
                        process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
                    os.waitpid(process, 0)
                    with open("lock") as file:
                        try:
                            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        except BlockingIOError:
                            held += 1
                print(held, end="")
                """
            let folder = TemporaryFolder()
            var under = try way.programs(TestProgram(["true"]), folder).under
            under.arguments = ["/usr/bin/python3", "-c", look].map { Array($0.utf8) } + under.arguments
            under.directory = folder.path
            #expect(try under.on(.bare).run(seconds: 60).outputText == "0")
        }

        @Test func theProcessIsTheLauncherItself() throws {
            let process = try TestProgram(under: [], TestProgram(shell: "echo $$ $PPID")).on(.bare).run()
            #expect(process.outputText == "\(process.identifier) \(getpid())\n")
            let shell = TestProgram(
                shell: "\(Product.camelwalk) sh -c 'echo $$ > pid' & wait; [ \"$(cat pid)\" = $! ]")
            var inFolder = shell
            let folder = TemporaryFolder()
            inFolder.directory = folder.path
            #expect(try inFolder.on(.bare).run().exitStatus == 0)
        }

        @Test func megabytesPassUnchanged() throws {
            let folder = TemporaryFolder()
            let file = folder.file("random")
            _ = try TestProgram(shell: "head -c 67108864 /dev/urandom > \(file)").run()
            let process = try TestProgram(
                under: [], TestProgram(shell: "cat \(file) >&2 & cat \(file); wait")
            )
            .on(.bare).run(seconds: 60)
            let expected = contents(file)
            try #require(expected.count == 67_108_864)
            #expect(process.outputData == expected)
            #expect(process.errorData == expected)
        }

        @Test func standardInputIsTheCommands() throws {
            var program = TestProgram(under: [], TestProgram(["cat"]))
            program.input = .pipe
            let process = try program.on(.bare).start()
            _ = write(process.input, "typed\n", 6)
            process.closeInput()
            try process.wait()
            #expect(process.outputText == "typed\n")
        }

        @Test func aPipelineEndsWithItsReader() throws {
            let pipeline = TestProgram(shell: "\(Product.camelwalk) yes | head -1")
            var printed = ""
            let time = try seconds { printed = try pipeline.on(.bare).run().outputText }
            #expect(printed == "y\n")
            #expect(time < 5)
        }

        @Test func aSubstitutionReturnsWithTheCommandWhileSoundPlays() throws {
            let folder = TemporaryFolder()
            var program = TestProgram(
                shell: "x=$(\(Product.camelwalk) sh -c 'sleep 0.7; echo x'); date +%s%N; echo \"$x\""
            )
            .on(.bare)
            program.environment["SDL_AUDIODRIVER"] = "disk"
            program.environment["SDL_DISKAUDIOFILE"] = folder.file("sound.raw")
            var printed = ""
            let time = try seconds { printed = try program.run().outputText }
            #expect(printed.hasSuffix("\nx\n"))
            #expect(time < 3)
            #expect(!contents(folder.file("sound.raw")).isEmpty)
        }

        @Test func anIgnoredHangupArrives() throws {
            let program = TestProgram(
                shell: "nohup \(Product.camelwalk) sh -c 'kill -HUP $$; echo survived' 2>/dev/null")
            #expect(try program.on(.bare).run().outputText == "survived\n")
        }

        @Test func aJobserverReachesMake() throws {
            let folder = TemporaryFolder()
            _ = folder.write(
                "Makefile",
                "all: a b\na b:\n\t@\(Product.camelwalk) $(MAKE) -s --no-print-directory -f inner $@\n")
            _ = folder.write("inner", "a b:\n\t@echo $@\n")
            var program = TestProgram(["make", "-s", "-j2"]).on(.bare)
            program.directory = folder.path
            let process = try program.run()
            #expect(process.exitStatus == 0)
            #expect(!process.errorText.contains("jobserver"))
        }
    }
}
