import Foundation
import Testing

extension EndToEnd {
    /// What the command sees of the world is what it would see alone.
    @Suite(.serialized) struct Transparency {
        /// Runs `program` alone and under camelwalk with a splash, and expects the same from both.
        private func expectSame(_ program: TestProgram, _ comment: Comment? = nil) throws {
            try EndToEndTests.expectSame(
                program.on(.bare), TestProgram(under: ["--mute"], program).on(.bare), comment)
        }

        @Test func theEnvironmentIsByteIdentical() throws {
            try expectSame(TestProgram(["cat", "/proc/self/environ"]))
        }

        @Test func argumentsKeepTheirBytes() throws {
            var program = TestProgram(["cat", "/proc/self/cmdline"])
            program.arguments.insert(
                contentsOf: [[0xFF, 0xFE, 0x80], Array("--mute".utf8), [], Array("--".utf8)], at: 1)
            // cat complains about files that are not there, in the same words both times.
            try expectSame(program)
        }

        @Test func wordsOfTheCommandAreNotOptions() throws {
            let process = try TestProgram([Product.camelwalk, "echo", "--help", "--mute", "--", "-x"]).run()
            #expect(process.outputText == "--help --mute -- -x\n")
            let terminated = try TestProgram([Product.camelwalk, "--", "printf", "%s\n", "--version"]).run()
            #expect(terminated.outputText == "--version\n")
        }

        @Test func signalStateIsInherited() throws {
            let program = TestProgram(["grep", "^Sig[PBIC]\\|^Shd", "/proc/self/status"])
            try expectSame(program)
            var unusual = program
            unusual.ignoredSignals = [SIGHUP, SIGPIPE, SIGCHLD, SIGUSR1]
            unusual.blockedSignals = [SIGUSR2, SIGCHLD, SIGTERM]
            try expectSame(unusual, "with ignored and blocked signals")
        }

        @Test func limitsAndMaskAndDirectoryAreInherited() throws {
            var program = TestProgram(shell: "ulimit -a; umask; pwd; nice")
            program.directory = "/usr"
            program.openFileLimit = 64
            try expectSame(program)
        }

        @Test func noChildAndNoResourceUsageIsLeft() throws {
            let script = """
                import os, resource
                try:
                    os.waitpid(-1, os.WNOHANG); print("has a child")
                except ChildProcessError:
                    print("no child")
                usage = resource.getrusage(resource.RUSAGE_CHILDREN)
                print(usage.ru_maxrss, usage.ru_minflt, usage.ru_utime)
                """
            try expectSame(TestProgram(["/usr/bin/python3", "-c", script]))
        }

        @Test func descriptorsArePassedOnAndNoneIsAdded() throws {
            let list = TestProgram(
                shell: "ls -l /proc/self/fd | sed 's/.* \\([0-9]* ->\\)/\\1/; s/[0-9]*\\]//; s/proc.*//'")
            try expectSame(list)
            var third = list
            let folder = TemporaryFolder()
            third.thirdDescriptor = open(folder.write("three", "3"), O_RDONLY | O_CLOEXEC)
            try expectSame(third, "with a descriptor 3")
        }

        @Test(arguments: [0, 1, 2])
        func aClosedDescriptorStaysClosed(number: Int) throws {
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
            _ = try program.on(.bare).run()
            let alone = text(folder.file("result"))
            _ = try TestProgram(under: ["--mute"], program).on(.bare).run()
            #expect(text(folder.file("result")) == alone)
            #expect(alone.split(separator: " ")[number] == "closed")
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
