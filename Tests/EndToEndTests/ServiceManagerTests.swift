import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// A service manager that started camelwalk hears what it would hear from the command alone.
    @Suite(.serialized) struct ServiceManager {
        /// Prints each datagram: its first bytes, its length, and who sent it with how many descriptors.
        private static let manager = """
            import array, os, socket, struct, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            s.bind(sys.argv[1]); os.chmod(sys.argv[1], 0o777)
            while True:
                data, control, flags, _ = s.recvmsg(8 << 20, 4096)
                count = 0
                for level, kind, value in control:
                    if kind == socket.SCM_CREDENTIALS: process, user, group = struct.unpack("3i", value)
                    if kind == socket.SCM_RIGHTS:
                        for descriptor in array.array("i", value): os.close(descriptor); count += 1
                text = data[:40].decode()
                print(f"[{text}] length {len(data)} process {process} user {user} descriptors {count}", flush=True)
            """

        /// Starts a service manager, and `command` under camelwalk with its socket.
        private func run(
            _ log: Log, _ command: TestProgram, runtime: String? = nil, before words: [String] = [],
            _ body: (TestProcess, TestProcess) throws -> Void
        ) throws {
            let folder = TemporaryFolder()
            chmod(folder.path, 0o755)
            let socket = folder.file("notify")
            let manager = try TestProgram(["python3", "-c", Self.manager, socket]).start()
            defer { kill(manager.identifier, SIGKILL) }
            try #require(eventually { FileManager.default.fileExists(atPath: socket) })
            var program = muted(log, ["--status"], command)
            program.arguments = words.map { Array($0.utf8) } + program.arguments
            program.environment["NOTIFY_SOCKET"] = socket
            program.environment["XDG_RUNTIME_DIR"] = runtime
            let process = try program.start()
            try body(process, manager)
        }

        private func expect(_ manager: TestProcess, _ lines: String...) {
            for line in lines {
                #expect(
                    eventually(10) { manager.outputSoFar.contains(line) }, "\(line) in \(manager.outputSoFar)"
                )
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root can become somebody else"), arguments: [false, true])
        func whatACommandWithoutItsRightsSaysArrives(hasRuntimeDirectory: Bool) throws {
            let log = Log()
            let runtime = TemporaryFolder()
            let script = """
                setpriv --reuid=65534 --regid=65534 --clear-groups systemd-notify --ready; echo $?
                systemd-notify --uid=nobody --status=up; echo $?
                sleep 0.5
                """
            try run(log, TestProgram(shell: script), runtime: hasRuntimeDirectory ? runtime.path : nil) {
                process, manager in
                try process.wait()
                #expect(process.outputText == "0\n0\n" && process.errorText == "", "\(process.errorText)")
                expect(manager, "[READY=1] length 7 ", "[STATUS=up] length 9 ")
                for line in manager.outputSoFar.split(separator: "\n") where !line.contains("BARRIER") {
                    #expect(line.contains(" user 65534 "), "\(line)")
                }
            }
            try log.expect("a notification of another user (65534) is passed on, and not shown")
            try log.expect("closed: output stdout")
            #expect(!log.events.contains { $0.hasPrefix("notified") }, "\(log.events)")
        }

        @Test(.enabled(if: geteuid() == 0, "only root can become somebody else"))
        func nobodyGetsTheNameOfTheRelay() throws {
            let log = Log()
            let script = """
                for number in range(100):
                    if os.fork() == 0:
                        os.setgid(65534); os.setuid(65534)
                        s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                        s.sendto(b"STATUS=%d" % number, name)
                        os._exit(0)
                    os.wait()
                s.sendto(b"READY=1", name); time.sleep(0.3)
                """
            try run(log, Notifier.program(script)) { process, manager in
                try process.wait()
                expect(manager, "[READY=1]")
                let lines = manager.outputSoFar.split(separator: "\n").filter { $0.contains("[STATUS") }
                #expect(lines.count == 100)
                #expect(lines.allSatisfy { $0.contains(" user 65534 ") }, "\(lines)")
            }
        }

        /// Says something when it is asked to end, as a service does that has much to save.
        private static let stubborn = Notifier.program(
            """
            import signal
            def stop(number, frame):
                time.sleep(0.3)
                for text in [b"STOPPING=1", b"STATUS=saving", b"EXTEND_TIMEOUT_USEC=5000000"]: s.sendto(text, name)
                time.sleep(0.3)
                sys.exit(7)
            for number in [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]: signal.signal(number, stop)
            s.sendto(b"READY=1", name)
            time.sleep(60)
            """)

        @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
        func whatItSaysWhileAllOfTheServiceIsEndedArrives(signal: Int32) throws {
            try run(Log(), Self.stubborn) { process, manager in
                expect(manager, "[READY=1]")
                let relay = try #require(SplashProcess.relaying(process.identifier))
                // KillMode=control-group sends it to each.
                for identifier in [relay, process.identifier] { kill(identifier, signal) }
                try process.wait()
                #expect(process.exitStatus == 7, "\(process.errorText)")
                expect(manager, "[STOPPING=1]", "[STATUS=saving]", "[EXTEND_TIMEOUT_USEC=5000000]")
                #expect(eventually { kill(relay, 0) != 0 }, "it ends with the command")
            }
        }

        @Test func beforeABarrierNothingComesTooLate() throws {
            let script = """
                import array, select
                for number in range(30):
                    process = os.fork()
                    if process == 0:
                        s.sendto(b"STATUS=of %d" % os.getpid(), name)
                        reader, writer = os.pipe()
                        rights = array.array("i", [writer]).tobytes()
                        s.sendmsg([b"BARRIER=1"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)], 0, name)
                        os.close(writer)
                        poll = select.poll(); poll.register(reader, 0); poll.poll(10000)
                        os._exit(1)
                    os.waitpid(process, 0)
                print("done")
                """
            try run(Log(), Notifier.program(script)) { process, manager in
                try process.wait()
                #expect(process.outputText == "done\n", "\(process.errorText)")
                let isThere = eventually {
                    manager.outputSoFar.components(separatedBy: "[STATUS").count == 31
                }
                #expect(isThere, "\(manager.outputSoFar)")
                guard geteuid() == 0 else { return }
                for line in manager.outputSoFar.split(separator: "\n") where line.hasPrefix("[STATUS=of ") {
                    let sender = line.dropFirst(11).prefix { $0 != "]" }
                    #expect(line.contains(" process \(sender) "), "\(line)")
                }
            }
        }

        @Test(.enabled(if: geteuid() == 0, "only root can send so much"), arguments: [300_000, 3_000_000])
        func largeDatagramsArriveWhole(size: Int) throws {
            let script = """
                s.setsockopt(socket.SOL_SOCKET, 32, 8 << 20)  # SO_SNDBUFFORCE
                s.sendto(b"STATUS=" + b"x" * (\(size) - 7), name)
                time.sleep(0.3)
                """
            let log = Log()
            try run(log, Notifier.program(script)) { process, manager in
                try process.wait()
                #expect(process.exitStatus == 0, "\(process.errorText)")
                expect(manager, "] length \(size) process \(process.identifier) ")
            }
            try log.expect("error: a notification of \(size) bytes is too long for the splash")
        }

        private static let manyDescriptors = Notifier.program(
            """
            import array
            rights = array.array("i", [1] * 100).tobytes()
            s.sendmsg([b"FDSTORE=1"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)], 0, name)
            time.sleep(0.3)
            """)

        @Test func whereTheCommandMayHaveFewDescriptorsTheRelayMayHaveMore() throws {
            let limited = ["sh", "-c", "ulimit -Sn 40; exec \"$@\"", "sh"]
            try run(Log(), Self.manyDescriptors, before: limited) { process, manager in
                try process.wait()
                #expect(process.exitStatus == 0, "\(process.errorText)")
                expect(manager, "[FDSTORE=1] length 9 ", " descriptors 100")
            }
        }

        @Test func descriptorsThatAreLostAreInTheLog() throws {
            let log = Log()
            let limited = withoutResourceRights + ["sh", "-c", "ulimit -n 40; exec \"$@\"", "sh"]
            try run(log, Self.manyDescriptors, before: limited) { process, manager in
                try process.wait()
                #expect(process.exitStatus == 0, "\(process.errorText)")
                expect(manager, "[FDSTORE=1] length 9 ")
            }
            try log.expect("error: descriptors of a notification are lost")
        }
    }
}
