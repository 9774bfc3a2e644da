import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Faults that once got through, each on its own; `Tests/Faults/run` makes them all.
    @Suite(.serialized) struct Faults {
        @Test(arguments: [[], ["--status"], ["--until", "exit"]])
        func theFirstProcessOfAContainerHasNoChildrenOfOurs(options: [String]) throws {
            let user = geteuid() == 0 ? [] : ["-r"]
            let log = Log()
            let waiting = "if (!fork) { exit } $n++ while wait() > 0; print qq(waited for $n\\n)"
            var program = muted(log, options, TestProgram(["perl", "-e", waiting]))
            let words = ["unshare"] + user + ["-p", "-f", "--mount-proc", "--kill-child", "--"]
            program.arguments = words.map { Array($0.utf8) } + program.arguments
            #expect(try program.run().outputText == "waited for 1\n")
            #expect(log.events.first == "started 1 perl")
            #expect(
                log.events.dropFirst() == [
                    "no splash: the first process of a container would get it as a child"
                ])
        }

        @Test func aContainerHidesNobodysSplash() throws {
            let user = geteuid() == 0 ? [] : ["-r"]
            let containerLog = Log()
            var container = muted(containerLog, [], TestProgram(["sleep", "30"]))
            let shell = ["sh", "-c", "\"$@\" & wait", "sh"]
            container.arguments =
                (["unshare"] + user + ["-p", "-f", "--kill-child", "--"] + shell).map { Array($0.utf8) }
                + container.arguments
            let first = try container.start()
            try containerLog.expect("first frame")
            #expect(containerLog.events.first == "started 2 sleep")
            let log = Log()
            _ = try muted(log, [], TestProgram(shell: "sleep 0.7; echo out")).run()
            #expect(log.time(of: "first frame") != nil, "\(log.events)")
            kill(first.identifier, SIGKILL)
        }

        /// Has a child of another user listen under the marker's name for a process (0: its own) with a socket of a kind,
        /// and becomes the program in its arguments.
        private static let markerTaken = """
            import os, socket, sys
            process = int(sys.argv[1]) or os.getpid()
            name = "\\0camelwalk-splash/%d/%d" % (os.stat("/proc/self/ns/pid").st_ino, process)
            reader, writer = os.pipe()
            if os.fork() == 0:
                os.setuid(65534)
                os.setsid()
                marker = socket.socket(socket.AF_UNIX, getattr(socket, sys.argv[2]))
                marker.bind(name)
                if marker.type != socket.SOCK_DGRAM: marker.listen(5)
                os.write(writer, b"x")
                for descriptor in range(3): os.close(descriptor)
                import time
                parent = os.getppid()
                while os.getppid() == parent: time.sleep(0.02)
                os._exit(0)
            os.close(writer)
            assert os.read(reader, 1) == b"x"
            os.execv(sys.argv[3], sys.argv[3:])
            """

        @Test(
            .enabled(if: geteuid() == 0, "only root can be two users"), arguments: [0, 1],
            ["SOCK_DGRAM", "SOCK_SEQPACKET"])
        func anotherUserHidesNobodysSplash(process: Int, kind: String) throws {
            let log = Log()
            var program = muted(log, [], TestProgram(shell: "sleep 0.7; echo out"))
            program.arguments =
                ["python3", "-c", Self.markerTaken, "\(process)", kind].map { Array($0.utf8) }
                + program.arguments
            #expect(try program.run().outputText == "out\n")
            try log.expect("first frame")
            try log.expect("closed: output stdout")
            let message = "error: this splash cannot be marked: another user has its name"
            #expect(
                log.events.contains { $0.hasPrefix(message) } == (process == 0 && kind == "SOCK_SEQPACKET"),
                "\(log.events)")
        }

        @Test func aMarkerWhoseOwnerAnswersNobodyCounts() throws {
            let log = Log()
            let inner = Log()
            let script =
                "sleep 0.5; kill -STOP $1; for n in 1 2 3; do \(Product.camelwalk) --log \(inner.path) sleep 0.3; done"
            let command = TestProgram(shell: "read splash; set -- x $splash; shift; \(script)")
            var program = muted(log, ["--until", "exit"], command)
            program.input = .pipe
            let process = try program.start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            defer { kill(splash, SIGKILL) }
            let line = "\(splash)\n"
            _ = write(process.input, line, line.utf8.count)
            try process.wait()
            let word = "no splash: another one is up over this command"
            #expect(eventually { inner.events.filter { $0 == word }.count == 3 }, "\(inner.events)")
        }

        @Test func aSplashThatIsStoppedForEverIsEndedAllTheSame() throws {
            let log = Log()
            let process = try muted(log, ["--max-time", "1"], TestProgram(["sleep", "30"])).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(splash, SIGSTOP)
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(!process.hasEnded)
        }

        @Test func aSubreaperGetsNoChildOfOurs() throws {
            let log = Log()
            let become =
                "import ctypes, os, sys; ctypes.CDLL(None).prctl(36, 1); os.execvp(sys.argv[1], sys.argv[1:])"
            let look = """
                import ctypes, os, time
                flag = ctypes.c_int(); ctypes.CDLL(None).prctl(37, ctypes.byref(flag)); print("subreaper", flag.value)
                time.sleep(0.7)
                try: print(os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT))
                except ChildProcessError: print("no child")
                """
            var program = muted(log, ["--until", "exit"], TestProgram(["python3", "-c", look]))
            program.arguments = ["python3", "-c", become].map { Array($0.utf8) } + program.arguments
            let process = try program.run()
            #expect(process.outputText == "subreaper 1\nno child\n")
            try log.expect("first frame")
        }

        @Test func withoutDescriptorsForTheLogTheCommandRuns() throws {
            let log = Log()
            for limit in [4, 10] {
                var program = muted(log, [], TestProgram(shell: "echo out; exit 3"))
                program.openFileLimit = limit
                let process = try program.run()
                #expect(process.exitStatus == 3)
                #expect(process.outputText == "out\n")
                #expect(process.errorText == "")
            }
        }

        @Test func aLogThatMayNotGrowKillsNobody() throws {
            let log = Log()
            let program = muted(log, [], TestProgram(shell: "sleep 0.7; echo out; exit 3"))
            var limited = program
            limited.arguments =
                ["sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"].map { Array($0.utf8) } + program.arguments
            let process = try limited.run()
            #expect(process.exitStatus == 3)
            #expect(process.outputText == "out\n")
            #expect(log.events == [])
        }

        @Test func theCommandGetsTheSignalsOfItsCallerInSpiteOfTheLog() throws {
            let log = Log()
            // Not SigQ, which counts what waits for any process of this user.
            let status = TestProgram(["grep", "-E", "^(Sig(Pnd|Blk|Ign|Cgt)|ShdPnd)", "/proc/self/status"])
            #expect(try muted(log, [], status).run().outputText == status.run().outputText)
        }

        @Test func whatTheLogWritesTakesNoPendingSignal() throws {
            // The C library leaves two signals out of every mask, so this asks the kernel (SYS_rt_sigprocmask).
            let become = """
                import ctypes, os, signal, sys
                both = [signal.SIGPIPE, signal.SIGXFSZ]
                for one in both: signal.signal(one, signal.SIG_DFL)
                number = 14 if os.uname().machine == "x86_64" else 135
                ctypes.CDLL(None).syscall(number, 0, ctypes.byref(ctypes.c_uint64(2**64 - 1)), None, 8)
                for one in both: os.kill(os.getpid(), one)
                os.execvp(sys.argv[1], sys.argv[1:])
                """
            let log = Log()
            let status = TestProgram(["grep", "-E", "^(SigPnd|ShdPnd|SigBlk)", "/proc/self/status"])
            var (alone, under) = (status, muted(log, [], status))
            let before = ["/usr/bin/python3", "-c", become].map { Array($0.utf8) }
            alone.arguments = before + alone.arguments
            under.arguments = before + under.arguments
            let process = try expectSame(alone, under)
            #expect(process.outputText.contains("0000000001001000"))
            try log.expect("started")
        }

        @Test(
            .enabled(if: geteuid() == 0, "only root can make a program setuid"), arguments: [0o4755, 0o2755])
        func withRightsOfItsOwnItRefuses(mode: Int) throws {
            let folder = TemporaryFolder()
            chmod(folder.path, 0o755)
            for product in [Product.camelwalk, Product.splash] {
                let copy = folder.file((product as NSString).lastPathComponent)
                try FileManager.default.copyItem(atPath: product, toPath: copy)
                chmod(copy, mode_t(mode))
            }
            for words in [
                ["camelwalk", "touch", folder.file("made")], ["camelwalk", "--version"], ["camelwalk-splash"],
            ] {
                var arguments = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
                arguments += [folder.file(words[0])] + words.dropFirst()
                let process = try TestProgram(arguments).run()
                #expect(process.exitStatus == 125)
                #expect(process.outputText == "")
                #expect(process.errorText.hasPrefix("camelwalk: it must not be setuid or setgid"))
            }
            #expect(folder.entries == ["camelwalk", "camelwalk-splash"])
            // The probe can fail: without the bits it runs.
            chmod(folder.file("camelwalk"), 0o755)
            #expect(try TestProgram([folder.file("camelwalk"), "true"]).run().exitStatus == 0)
        }

        @Test(.enabled(if: geteuid() == 0 && Product.asSomebody != nil, "only root can be two users"))
        func aSetuidCommandGetsItsRightsAndTheSplashDoesNot() throws {
            let log = Log()
            let folder = TemporaryFolder()
            chmod(folder.path, 0o755)
            let helper = folder.file("id")
            try FileManager.default.copyItem(atPath: Product.path(of: "sleep"), toPath: helper)
            chmod(helper, 0o4755)
            chmod(log.folderPath, 0o777)
            var program = muted(log, [], TestProgram([helper, "30"]))
            let user = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
            program.arguments = user.map { Array($0.utf8) } + program.arguments
            let process = try program.start()
            try log.expect("first frame")
            func users(_ process: pid_t) -> Substring? {
                text("/proc/\(process)/status").split(separator: "\n").first { $0.hasPrefix("Uid:") }
            }
            let splash = try #require(SplashProcess.watching(process.identifier))
            #expect(users(process.identifier) == "Uid:\t65534\t0\t0\t0")
            #expect(users(splash) == "Uid:\t65534\t65534\t65534\t65534")
            kill(process.identifier, SIGKILL)
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
        }
    }
}
