import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The sd_notify protocol: who is heard, what follows, and that the command and its service manager lose nothing.
    @Suite(.serialized) struct Notifications {
        private func send(_ words: String...) -> TestProgram {
            Notifier.send(words)
        }

        @Test func systemdsOwnProgramClosesTheSplashAndSucceeds() throws {
            let log = Log()
            let script = """
                sleep 0.3; systemd-notify --ready --status="half way"; echo $?
                sleep 0.3; systemd-notify --status=later; echo $?
                """
            let process = try muted(log, ["--until", "ready"], TestProgram(shell: script)).run()
            #expect(process.outputText == "0\n0\n", "after the splash has closed, too")
            #expect(process.errorText == "")
            try log.expect("closed: ready")
            #expect(log.events.contains("notified: status half way"))
            #expect(log.time(of: "first frame") != nil)
            #expect(
                eventually { SplashProcess.watching(process.identifier) == nil },
                "the relay ends with the command")
        }

        @Test func theVariableIsThereOnlyWhereItWasAskedFor() throws {
            let environment = TestProgram(["env"])
            let log = Log()
            let plain = try muted(log, [], environment).run()
            #expect(!plain.outputText.contains("NOTIFY_SOCKET"))
            for options in [["--until", "exit,ready"], ["--status"]] {
                let asked = try muted(log, options, environment).run()
                let added = Set(asked.outputText.split(separator: "\n")).subtracting(
                    plain.outputText.split(separator: "\n"))
                #expect(added.count == 1)
                #expect(added.first?.hasPrefix("NOTIFY_SOCKET=@") == true)
            }
            let without = try TestProgram(under: ["--until", "ready"], environment).run()
            #expect(!without.outputText.contains("NOTIFY_SOCKET"), "nobody listens without a display")
        }

        @Test func statusAloneClosesAtReadyAsWell() throws {
            let log = Log()
            _ = try muted(log, ["--status"], send("sleep 0.3", "READY=1", "sleep 0.5")).run()
            try log.expect("closed: ready")
        }

        @Test func readyDoesNotCloseWhereOnlyOthersDo() throws {
            let log = Log()
            _ = try muted(log, ["--status", "--until", "exit"], send("sleep 0.3", "READY=1", "sleep 0.3"))
                .run()
            try log.expect("closed: exit")
            #expect(log.events.contains("notified: ready"))
        }

        @Test func progressErrorAndStoppingAreHeard() throws {
            let log = Log()
            let program = send("X_CAMELWALK_PROGRESS=42.5", "ERRNO=2", "sleep 0.3", "STOPPING=1", "sleep 0.5")
            _ = try muted(log, ["--until", "ready"], program).run()
            try log.expect("closed: stopping")
            #expect(log.events.contains("notified: progress 42.5"))
            #expect(log.events.contains("notified: error No such file or directory"))
        }

        @Test func theLongestTimeIsMoved() throws {
            let log = Log()
            let program = send("EXTEND_TIMEOUT_USEC=20000000", "sleep 4", "READY=1", "sleep 0.3")
            _ = try muted(log, ["--until", "ready", "--max-time", "3"], program).run()
            try log.expect("closed: ready")
        }

        @Test func aBarrierIsAnswered() throws {
            let log = Log()
            let script = """
                import array, select
                reader, writer = os.pipe()
                rights = array.array("i", [writer]).tobytes()
                s.sendmsg([b"BARRIER=1"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)], 0, name)
                os.close(writer)
                poll = select.poll(); poll.register(reader, 0)
                print("answered" if poll.poll(10000) else "timed out")
                """
            let process = try muted(log, ["--until", "ready"], Notifier.program(script)).run()
            #expect(process.outputText == "answered\n")
        }

        @Test func anyBytesAreHarmless() throws {
            let log = Log()
            let script = """
                for text in [b"", b"\\0", b"\\xff\\xfe=\\x80", b"STATUS=" + b"x" * 60000, b"READY=1" + b"y" * 5000,
                             b"STATUS=\\x1b[2J%s%n\\xff", b"=\\n=\\n" * 500]:
                    s.sendto(text, name)
                for number in range(3000):
                    s.sendto(b"STATUS=%d" % number, name)
                s.sendto(b"READY=1", name)
                time.sleep(0.3)
                print("done")
                """
            let process = try muted(log, ["--until", "ready"], Notifier.program(script)).run()
            #expect(process.outputText == "done\n")
            try log.expect("closed: ready")
            #expect(!text(log.path).contains("\u{1B}"))
        }

        @Test(.enabled(if: geteuid() == 0, "only root can become somebody else"))
        func otherUsersAreNotHeard() throws {
            let log = Log()
            let script = """
                sleep 0.3
                setpriv --reuid 65534 --regid 65534 --clear-groups /usr/bin/python3 -c '\(Notifier.sender)' READY=1; echo $?
                sleep 0.5
                """
            let process = try muted(log, ["--until", "ready"], TestProgram(shell: script)).run()
            #expect(process.outputText == "0\n")
            try log.expect("closed: exit")
            #expect(log.events.contains("error: a notification of another user (65534) is ignored"))
        }

        @Test(.enabled(if: geteuid() == 0, "only root can become somebody else"))
        func otherUsersFillNoLog() throws {
            let log = Log()
            let flood = """
                first = int(sys.argv[1])
                for user in range(first, first + 20):
                    if os.fork() == 0:
                        os.setuid(user)
                        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                        for number in range(50): s.sendto(b"STATUS=mine", name)
                        os._exit(0)
                    os.wait()
                """
            let script = "sleep 0.3; python3 -c '\(Notifier.python(flood))' 60000; echo $?; sleep 0.5"
            let process = try muted(log, ["--until", "ready"], TestProgram(shell: script)).run()
            #expect(process.outputText == "0\n")
            try log.expect("closed: exit")
            let lines = log.events.filter { $0.hasPrefix("error: a notification of another user (") }
            #expect(lines.count == 8, "a line for each user, and for so many")
            #expect(Set(lines).count == lines.count)
            #expect(!log.events.contains { $0.hasPrefix("notified") })
        }

        /// A service manager's side: prints each datagram, and whether a descriptor came with it.
        private static let manager = """
            import array, os, socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            s.bind(sys.argv[1]); print("listening", flush=True)
            while True:
                data, control, flags, _ = s.recvmsg(300000, 4096)
                rights = [c for c in control if c[1] == socket.SCM_RIGHTS]
                for level, kind, value in rights:
                    for descriptor in array.array("i", value): os.close(descriptor)
                sender = [int.from_bytes(c[2][:4], "little") for c in control if c[1] == socket.SCM_CREDENTIALS]
                print(len(data), repr(data[:60]), len(rights), sender[0], flush=True)
            """

        private func withManager(_ body: (String, TestProcess) throws -> Void) throws {
            let folder = TemporaryFolder()
            var program = TestProgram(["python3", "-c", Self.manager, folder.file("notify")])
            program.environment["PYTHONUNBUFFERED"] = "1"
            let manager = try program.start()
            #expect(eventually { FileManager.default.fileExists(atPath: folder.file("notify")) })
            try body(folder.file("notify"), manager)
            kill(manager.identifier, SIGKILL)
        }

        @Test func everythingGoesOnToTheServiceManagerUnaltered() throws {
            try withManager { socket, manager in
                let log = Log()
                let long = "STATUS=" + String(repeating: "z", count: 9_000)
                var program = muted(
                    log, ["--until", "ready"],
                    send("READY=1\nSTATUS=a\u{1}b", "sleep 0.6", "WATCHDOG=1", long, "\n\nX=\u{FFFD}"))
                program.environment["NOTIFY_SOCKET"] = socket
                let process = try program.run()
                #expect(process.exitStatus == 0)
                try log.expect("closed: ready")
                let isRoot = geteuid() == 0
                for line in [
                    #"18 b'READY=1\nSTATUS=a\x01b' 0"#, "10 b'WATCHDOG=1' 0", "9007 b'STATUS=zz",
                    #"7 b'\n\nX=\xef\xbf\xbd' 0"#,
                ] {
                    #expect(
                        eventually { manager.outputSoFar.contains(line) }, "\(line) in \(manager.outputSoFar)"
                    )
                }
                if isRoot {
                    #expect(
                        manager.outputSoFar.contains("WATCHDOG=1' 0 \(process.identifier)\n"),
                        "in the command's name, where the kernel lets the relay")
                }
            }
        }

        /// Runs a program in a network namespace of its own.
        private static let unshare = geteuid() == 0 ? "unshare -n" : "unshare -r -n"

        @Test func theServiceManagerIsReachedFromAnotherNetwork() throws {
            try withManager { socket, manager in
                var program = TestProgram(
                    under: ["--status"], TestProgram(shell: "\(Self.unshare) systemd-notify --ready; echo $?")
                ).on(.bare)
                program.environment["NOTIFY_SOCKET"] = socket
                let process = try program.run()
                #expect(process.outputText == "0\n" && process.errorText == "")
                #expect(eventually { manager.outputSoFar.contains("READY=1") })
            }
        }

        @Test func theSplashIsReachedFromAnotherNetwork() throws {
            let log = Log()
            let runtime = TemporaryFolder()
            let script = """
                case $NOTIFY_SOCKET in "$XDG_RUNTIME_DIR"/camelwalk/*) ;; *) echo "$NOTIFY_SOCKET" ;; esac
                stat -c %a "$XDG_RUNTIME_DIR/camelwalk"
                sleep 0.3; \(Self.unshare) systemd-notify --ready; echo $?; sleep 0.3
                """
            var program = muted(log, ["--until", "ready"], TestProgram(shell: script))
            program.environment["XDG_RUNTIME_DIR"] = runtime.path
            let process = try program.run()
            #expect(process.outputText == "700\n0\n")
            try log.expect("closed: ready")
            #expect(eventually { runtime.entries == [] }, "the relay leaves nothing")
        }

        @Test func whatAKilledRelayHasLeftIsRemovedByTheNext() throws {
            let runtime = TemporaryFolder()
            func start(_ command: String...) throws -> (TestProcess, Log) {
                let log = Log()
                var program = muted(log, ["--until", "ready"], TestProgram(command))
                program.environment["XDG_RUNTIME_DIR"] = runtime.path
                return (try program.start(), log)
            }
            func sockets() -> Set<String> {
                let names = try? FileManager.default.contentsOfDirectory(atPath: runtime.file("camelwalk"))
                return Set(names ?? [])
            }
            let (first, firstLog) = try start("sleep", "30")
            try firstLog.expect("first frame")
            let relay = try #require(SplashProcess.relaying(first.identifier))
            kill(relay, SIGKILL)
            let (second, secondLog) = try start("sleep", "30")
            try secondLog.expect("first frame")
            #expect(eventually { sockets().count == 1 }, "the living one's stays")
            let (third, _) = try start("true")
            try third.wait()
            #expect(eventually { sockets().count == 1 })
            for process in [first, second] { kill(process.identifier, SIGKILL) }
            #expect(eventually { runtime.entries == [] })
        }

        @Test func aRuntimeDirectoryThatIsNoneOrNotOursIsNotUsed() throws {
            let folder = TemporaryFolder()
            _ = folder.write("file", "")
            mkdir(folder.file("shared"), 0o777)
            chmod(folder.file("shared"), 0o777)
            let deep = folder.file(String(repeating: "x", count: 90))
            mkdir(deep, 0o700)
            for directory in [
                folder.file("file"), folder.file("shared"), deep, folder.file("none"), "relative",
            ] {
                let log = Log()
                var program = muted(log, ["--status"], TestProgram(shell: "echo $NOTIFY_SOCKET"))
                program.environment["XDG_RUNTIME_DIR"] = directory
                #expect(try program.run().outputText.hasPrefix("@camelwalk-notify/"), "\(directory)")
            }
        }

        @Test func aRelayThatMayNotWaitEndsWithItsCommand() throws {
            // A sandbox that forbids poll(2) and ppoll(2): BPF loads the number of the call, and compares.
            let become = """
                import ctypes, os, struct, sys
                calls = [7, 271] if os.uname().machine == "x86_64" else [73]
                steps = [(0x20, 0, 0, 0)]
                for call in calls: steps += [(0x15, 0, 1, call), (0x06, 0, 0, 0x50001)]
                steps += [(0x06, 0, 0, 0x7fff0000)]
                filter = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
                program = struct.pack("H6xQ", len(steps), ctypes.addressof(filter))
                prctl = ctypes.CDLL(None).prctl
                assert prctl(38, 1, 0, 0, 0) == 0 and prctl(22, 2, program) == 0
                os.execvp(sys.argv[1], sys.argv[1:])
                """
            let program = muted(Log(), ["--status", "--max-time", "2"], TestProgram(["sleep", "1"]))
            var sandboxed = program
            let words = ["/usr/bin/python3", "-c", become].map { Array($0.utf8) }
            sandboxed.arguments = words + program.arguments
            let process = try sandboxed.start()
            #expect(eventually { SplashProcess.relaying(process.identifier) != nil })
            try process.wait()
            #expect(process.exitStatus == 0)
            #expect(eventually { SplashProcess.relaying(process.identifier) == nil })
        }

        @Test func withoutARelayNoSocketIsLeft() throws {
            let runtime = TemporaryFolder()
            let shell = TestProgram(shell: "echo \"${NOTIFY_SOCKET-none}\"")
            var program = TestProgram(under: ["--until", "ready"], shell).on(.bare)
            program.environment["XDG_RUNTIME_DIR"] = runtime.path
            program.openFileLimit = 10
            #expect(try program.run().outputText == "none\n")
            #expect(runtime.entries == [])
        }

        @Test func systemdsOwnProgramReachesItsManagerWhenTheSplashIsKilled() throws {
            try withManager { socket, manager in
                let log = Log()
                let script = "sleep 1; systemd-notify --ready --status=alive; echo $?"
                var program = muted(log, ["--until", "ready"], TestProgram(shell: script))
                program.environment["NOTIFY_SOCKET"] = socket
                let process = try program.start()
                try log.expect("first frame")
                let splash = try #require(SplashProcess.watching(process.identifier))
                kill(splash, SIGKILL)
                try process.wait()
                #expect(process.outputText == "0\n")
                #expect(eventually { manager.outputSoFar.contains("READY=1") })
                #expect(eventually { manager.outputSoFar.contains("b'BARRIER=1' 1") }, "with its descriptor")
            }
        }

        @Test func aSplashThatStandsStillHoldsNobodyUp() throws {
            let log = Log()
            let flood = "for number in range(5000): s.sendto(b\"STATUS=x\", name)"
            let script = "sleep 1; python3 -c '\(Notifier.python(flood))'; echo $?"
            let process = try muted(log, ["--until", "ready"], TestProgram(shell: script)).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(splash, SIGSTOP)
            defer { kill(splash, SIGKILL) }
            try process.wait()
            #expect(process.outputText == "0\n")
        }

        @Test func withoutASocketTheCommandRunsWithoutTheVariable() throws {
            let shell = TestProgram(shell: "echo \"${NOTIFY_SOCKET-none}\"")
            var program = TestProgram(under: ["--until", "ready"], shell).on(.bare)
            // Nothing can be put at 10 or above.
            program.openFileLimit = 10
            let process = try program.run()
            #expect(process.outputText == "none\n")
            #expect(process.exitStatus == 0)
        }
    }
}
