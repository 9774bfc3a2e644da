import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `--until listen`: real servers, and what looks like one and is none.
    @Suite(.serialized) struct Servers {
        private let port = RealProgram.freePort()

        /// Python that makes a TCP socket `s` bound to the port of its first argument.
        private static let bound = """
            import os, socket, sys, time
            s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("127.0.0.1", int(sys.argv[1])))

            """

        private func python(_ script: String) -> TestProgram {
            TestProgram(["python3", "-c", Self.bound + script, "\(port)"])
        }

        private var webServer: TestProgram {
            TestProgram(["python3", "-m", "http.server", "--bind", "127.0.0.1", "\(port)"])
        }

        /// Runs the program until the splash has closed, and ends it.
        private func log(_ program: TestProgram, until list: String) throws -> Log {
            let log = Log()
            let options = ["--mute", "--until", list, "--max-time", "20", "--log", log.path]
            let process = try TestProgram(under: options, program).on(.bare).start()
            // Programs that start others are sent the signal with them.
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed")
            return log
        }

        private func expectListening(_ program: TestProgram, until list: String = "listen") throws {
            let log = try log(program, until: list)
            #expect(log.events.reason == "listen")
            #expect(log.events.contains { $0.hasPrefix("listens tcp \(port) of process ") }, "\(log.events)")
        }

        @Test func pythonsWebServerCloses() throws {
            try expectListening(webServer)
            try expectListening(webServer, until: "window,listen:1, listen:\(port)")
        }

        @Test func anotherPortIsNotTheOneThatIsWaitedFor() throws {
            let program = TestProgram(["timeout", "1.5"]).followed(by: webServer)
            let log = try log(program, until: "listen:\(port == 9 ? 8 : 9)")
            #expect(log.events.reason == "exit")
        }

        @Test(.enabled(if: RealProgram.path("sshd") != nil && geteuid() == 0, "sshd is not installed"))
        func sshdCloses() throws {
            let folder = TemporaryFolder()
            mkdir("/run/sshd", 0o755)
            let key = folder.file("key")
            _ = try TestProgram(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]).run()
            let sshd = try #require(RealProgram.path("sshd"))
            try expectListening(
                TestProgram([sshd, "-D", "-f", "/dev/null", "-h", key, "-p", "\(port)", "-o", "PidFile=none"])
            )
        }

        @Test(.enabled(if: RealProgram.path("dnsmasq") != nil, "dnsmasq is not installed"))
        func aNameServerCloses() throws {
            let dnsmasq = try #require(RealProgram.path("dnsmasq"))
            let user = String(cString: getpwuid(geteuid()).pointee.pw_name)
            try expectListening(
                TestProgram([
                    dnsmasq, "--keep-in-foreground", "--conf-file=/dev/null", "--port=\(port)",
                    "--listen-address=127.0.0.1", "--bind-interfaces", "--no-resolv", "--pid-file=",
                    "--user=\(user)",
                ]))
        }

        @Test func aGrandchildsServerCloses() throws {
            let script = "sleep 0.2; (sh -c '\"$@\" & wait' sh \"$@\" & wait)"
            try expectListening(TestProgram(["sh", "-c", script, "sh"]).followed(by: webServer))
        }

        @Test func aServerInANetworkOfItsOwnCloses() throws {
            let unshare = geteuid() == 0 ? ["unshare", "-n"] : ["unshare", "-r", "-n"]
            let script = "sleep 0.2; \"$@\"; exit 0"
            try expectListening(
                TestProgram(["sh", "-c", script, "sh"] + unshare)
                    .followed(by: python("s.listen(); time.sleep(30)")))
        }

        @Test(arguments: ["/socket", "\0camelwalk-test-"])
        func aNamedUnixSocketCloses(name: String) throws {
            let folder = TemporaryFolder()
            let full = name.hasPrefix("/") ? folder.path + name : name + "\(getpid())"
            let shown = full.replacingOccurrences(of: "\0", with: "@")
            let script = """
                import socket, sys, time
                s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1].replace("@", chr(0)))
                time.sleep(0.2); s.listen(); time.sleep(30)
                """
            let log = try log(TestProgram(["python3", "-c", script, shown]), until: "listen")
            #expect(log.events.reason == "listen")
            #expect(log.events.contains { $0.hasPrefix("listens unix \(shown) of process ") })
        }

        @Test(
            .enabled(if: Product.asSomebody != nil, "nobody else may run the programs under test"),
            arguments: [("listen", "exit"), ("listen:", "listen")])
        func aServerThatHidesItsDescriptorsClosesByItsPort(list: String, reason: String) throws {
            let log = Log()
            chmod(log.folderPath, 0o777)
            // PR_SET_DUMPABLE
            let hiding =
                "import ctypes; ctypes.CDLL(None).prctl(4, 0); time.sleep(0.8); s.listen(); time.sleep(1)"
            let until = list.hasSuffix(":") ? "\(list)\(port)" : list
            let words = [Product.camelwalk, "--mute", "--until", until, "--log", log.path]
            var program = TestProgram(try #require(Product.asSomebody) + words).followed(by: python(hiding))
            // Others may not look into the tester's folders.
            program.arguments = program.arguments.map {
                $0 == Array("python3".utf8) ? Array("/usr/bin/python3".utf8) : $0
            }
            _ = try program.on(.bare).run()
            try log.expect("closed")
            #expect(log.events.reason == reason)
        }

        @Test func somebodyElsesServerClosesNothing() throws {
            let log = Log()
            let options = ["--mute", "--until", "listen,listen:\(port)", "--log", log.path]
            let process = try TestProgram(under: options, TestProgram(["sleep", "2"])).on(.bare).start()
            try log.expect("first frame")
            let server = try webServer.start()
            #expect(eventually { isListened(port) })
            try process.wait()
            kill(server.identifier, SIGKILL)
            try log.expect("closed: exit")
        }

        @Test(arguments: [
            "time.sleep(1.5)", "u = socket.socket(socket.AF_UNIX); u.listen(); time.sleep(1.5)",
        ])
        func whatHasNoPortOrNameClosesNothing(script: String) throws {
            #expect(try log(python(script), until: "listen").events.reason == "exit")
        }

        @Test func anOutgoingConnectionClosesNothing() throws {
            let server = try webServer.start()
            defer { kill(server.identifier, SIGKILL) }
            #expect(eventually { isListened(port) })
            let script = """
                import socket, sys, time
                c = socket.create_connection(("127.0.0.1", int(sys.argv[1]))); time.sleep(1.5)
                """
            let client = TestProgram(["python3", "-c", script, "\(port)"])
            #expect(try log(client, until: "listen,listen:\(port)").events.reason == "exit")
        }

        @Test func aSocketThatTheCommandInheritsClosesNothing() throws {
            let log = Log()
            let activator = """
                s.listen(); os.set_inheritable(s.fileno(), True)
                os.execvp(sys.argv[2], sys.argv[2:])
                """
            let command = [
                Product.camelwalk, "--mute", "--until", "listen", "--log", log.path, "sleep", "1.5",
            ]
            var program = python(activator).on(.bare)
            program.arguments += command.map { Array($0.utf8) }
            _ = try program.run()
            try log.expect("closed: exit")
        }

        /// Whether somebody accepts connections.
        private func isListened(_ port: Int) -> Bool {
            let line = String(format: "0100007F:%04X 00000000:0000 0A", port)
            return text("/proc/net/tcp").contains(line)
        }
    }

    /// `--until path:FILE`.
    @Suite(.serialized) struct Paths {
        private let folder = TemporaryFolder()

        private func events(_ program: TestProgram, until list: String) throws -> [String] {
            let log = Log()
            var program = TestProgram(
                under: ["--mute", "--until", list, "--max-time", "20", "--log", log.path], program)
            program.directory = folder.path
            let process = try program.on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed")
            return log.events
        }

        private func events(_ script: String, until list: String) throws -> [String] {
            try events(TestProgram(shell: script), until: list)
        }

        private func expectPath(_ name: String, _ events: [String]) {
            #expect(events.reason == "path")
            #expect(events.contains("path \(folder.file(name)) exists"), "\(events)")
        }

        @Test func aReadyFileClosesInTheCallersDirectory() throws {
            let script = "cd /; sleep 0.3; : > '\(folder.path)/ready'; sleep 5"
            expectPath("ready", try events(script, until: "path:ready"))
        }

        @Test func aCommaInItsNameHasABackslashBeforeIt() throws {
            let script = "sleep 0.2; touch a; sleep 0.2; touch 'a,b c'; sleep 5"
            expectPath("a,b c", try events(script, until: #"window, path:a\,b c ,listen"#))
        }

        @Test func directoriesOnTheWayMayComeLater() throws {
            let script =
                "sleep 0.2; mkdir a; sleep 0.1; mkdir a/b; sleep 0.1; mv a/b a/c; touch a/c/d; sleep 5"
            expectPath("a/c/d", try events(script, until: "path:a/c/d"))
        }

        @Test func aLinkThatLeadsNowhereDoesNotExist() throws {
            let script = "ln -s far/file link; sleep 0.3; mkdir far; sleep 0.2; touch far/other"
            #expect(try events(script, until: "path:link").reason == "exit")
            expectPath("link", try events("sleep 0.3; touch far/file; sleep 5", until: "path:link"))
        }

        @Test func whatAnotherRunHasLeftDoesNotCount() throws {
            _ = folder.write("ready", "old")
            let events = try events("sleep 0.5; cat ready", until: "path:ready")
            #expect(events.reason == "exit")
            let waiting = "exists already; waiting until it is replaced or written to"
            #expect(events.contains("path \(folder.file("ready")) \(waiting)"))
        }

        @Test(arguments: [
            "rm ready; sleep 0.1; touch ready", "touch ready", "echo x >> ready", "echo x > r; mv r ready",
            "cp -p ready r; rm ready; sleep 0.1; mv r ready",
        ])
        func whatIsMadeAnewCounts(script: String) throws {
            _ = folder.write("ready", "old")
            expectPath("ready", try events("sleep 0.4; \(script); sleep 5", until: "path:ready"))
        }

        @Test func aDirectoryThatIsThereStaysWhenItIsFilled() throws {
            let events = try events("sleep 0.3; touch spool/x; sleep 0.3", until: "path:spool/../spool")
            #expect(events.reason == "exit", "it is not there at all")
            mkdir(folder.file("spool"), 0o755)
            #expect(
                try self.events("sleep 0.3; touch spool/x; sleep 0.3", until: "path:spool").reason == "exit")
        }

        @Test func aMountPointCounts() throws {
            mkdir(folder.file("mnt"), 0o755)
            let log = Log()
            let script = """
                \(Product.camelwalk) --mute --until path:mnt --log '\(log.path)' \
                sh -c 'sleep 0.4; mount -t tmpfs none mnt; sleep 1'
                """
            var program = TestProgram(mounting: script).on(.bare)
            program.directory = folder.path
            _ = try program.run()
            expectPath("mnt", log.events)
        }

        @Test(.enabled(if: RealProgram.hasFUSE, "FUSE file systems cannot be mounted here"))
        func aFUSEFileSystemCounts() throws {
            mkdir(folder.file("mnt"), 0o755)
            let bindfs = "sleep 0.3; exec bindfs -f /usr/share mnt"
            defer { _ = try? TestProgram(["umount", "-l", folder.file("mnt")]).run() }
            expectPath("mnt", try events(bindfs, until: "path:mnt"))
        }

        @Test func anXServersSocketCounts() throws {
            let number = try #require((50..<500).first { access("/tmp/.X11-unix/X\($0)", F_OK) != 0 })
            let socket = "/tmp/.X11-unix/X\(number)"
            let events = try events(
                TestProgram(["Xvfb", ":\(number)", "-nolisten", "tcp"]), until: "path:\(socket)")
            #expect(events.reason == "path")
            #expect(events.contains("path \(socket) exists"))
        }
    }
}

extension [String] {
    /// What the splash was closed by, as these events of a log have it.
    fileprivate var reason: String? {
        guard let event = first(where: { $0.hasPrefix("closed: ") }) else { return nil }
        return event.dropFirst(8).split(separator: ",").first.map { String($0) }
    }
}

extension TestProgram {
    /// This program with `other`, and its arguments, as its last arguments.
    fileprivate func followed(by other: TestProgram) -> TestProgram {
        var program = self
        program.arguments += other.arguments
        return program
    }
}
