import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Windows of processes that run already, or are started by the bus: the command hands its work over and waits.
    @Suite(.serialized) struct HandedOverWindows {
        private let log = Log()

        private func start(_ program: TestProgram, maximumTime: Double = 50) throws -> TestProcess {
            let options = ["--mute", "--log", log.path, "--until", "window", "--max-time", "\(maximumTime)"]
            return try TestProgram(under: options, program).start()
        }

        private func line(_ ending: String) -> Bool {
            log.events.contains { $0.hasPrefix("window 0x") && $0.hasSuffix(ending) }
        }

        // Many toolkits connect to the display before they ask whether an instance runs.
        @Test(arguments: [false, true], [false, true])
        func theServersNewWindowIsTheCommands(isManaged: Bool, isOnDisplay: Bool) throws {
            let viewer = try WindowServer(on: isManaged ? .managed : .bare)
            let running = try viewer.start()
            var command = try viewer.program("viewer", "open")
            if !isOnDisplay {
                command.arguments = ["env", "-u", "DISPLAY"].map { Array($0.utf8) } + command.arguments
            }
            let process = try start(command)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window")
            #expect(line("of process \(running.identifier), named viewer like the command"), "\(log.events)")
        }

        @Test func anotherTitleOfTheServersWindowIsTheCommands() throws {
            let viewer = try WindowServer(on: .bare)
            let running = try viewer.start()
            let process = try start(viewer.program("viewer", "title"))
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window")
            #expect(
                line("of process \(running.identifier), named viewer like the command, with another title"),
                "\(log.events)")
        }

        @Test func aServerThatTheBusStartsIsTheCommands() throws {
            let viewer = try WindowServer(on: .bare)
            try viewer.offer("viewer")
            let process = try start(viewer.program("viewer", "launch"))
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window")
            #expect(line("named viewer like the command"), "\(log.events)")
        }

        /// What somebody else does with the program while the command waits.
        private func expectNothing(
            _ viewer: WindowServer, command: TestProgram, others words: String...
        ) throws {
            let process = try start(command, maximumTime: 3)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            let others = try words.map { try viewer.program("viewer", $0).start() }
            try log.expect("closed: time")
            #expect(others.allSatisfy { !$0.hasEnded }, "the probe shows a window")
        }

        @Test func aWindowOfAnotherNameIsNot() throws {
            let viewer = try WindowServer(on: .bare)
            let running = try viewer.start()
            try expectNothing(viewer, command: viewer.program("other", "open"), others: "title")
            #expect(!running.hasEnded)
        }

        @Test func theSameProgramOfSomebodyElseIsNot() throws {
            // It is called like the command, and was started by neither the command nor the bus.
            let viewer = try WindowServer(on: .bare)
            let running = try viewer.start()
            try expectNothing(viewer, command: viewer.program("viewer", "none"), others: "alone")
            #expect(!running.hasEnded)
        }

        /// As in Plasma's menu: by systemd, and in a control group of its own.
        @Test(
            .enabled(if: ControlGroup.canBeMade),
            arguments: [
                ("app-org.example.Viewer-1.scope", false), ("dbus-org.example.Viewer-1.service", true),
            ])
        func theSameProgramFromTheMenuIsNot(unit: String, isCommands: Bool) throws {
            let viewer = try WindowServer(on: .bare)
            let group = try ControlGroup(unit)
            defer { withExtendedLifetime(group) {} }
            let starter = TemporaryFolder()
            try FileManager.default.copyItem(
                atPath: URL(filePath: "/bin/sh").resolvingSymlinksInPath().path,
                toPath: starter.file("systemd"))
            let process = try start(viewer.program("viewer", "none"), maximumTime: isCommands ? 50 : 3)
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            var other = try viewer.program("viewer", "alone")
            let script = "echo 0 > \(group.file); \"$@\"; :"
            other.arguments =
                [starter.file("systemd"), "-c", script, "sh"].map { Array($0.utf8) } + other.arguments
            let running = try other.start()
            defer { kill(-running.identifier, SIGKILL) }
            #expect(try log.expect("closed") == (isCommands ? "closed: window" : "closed: time"))
            #expect(eventually { running.outputSoFar.contains("open") }, "the probe shows a window")
        }

        @Test func whatTheServerDoesForOthersIsNotInAPlainRun() throws {
            // The command is connected to the display, and opens a window of its own.
            let viewer = try WindowServer(on: .bare)
            let running = try viewer.start()
            let process = try start(viewer.program("viewer", "slow"))
            defer { kill(-process.identifier, SIGKILL) }
            let others = try ["open", "title"].map { try viewer.program("viewer", $0).start() }
            try log.expect("closed: window")
            #expect(line("of process \(process.identifier)"), "\(log.events)")
            #expect(([running] + others).allSatisfy { !$0.hasEnded })
        }

        @Test func aCommandThatAsksNobodyWaitsForNobody() throws {
            // It is called like the server, and has no connection to the bus.
            let viewer = try WindowServer(on: .bare)
            let running = try viewer.start()
            let folder = TemporaryFolder()
            var command = try viewer.program("viewer", "open")
            let path = folder.write("viewer", "#!/bin/sh\nsleep 60; :\n")
            chmod(path, 0o755)
            command.arguments = [Array(path.utf8)]
            try expectNothing(viewer, command: command, others: "open", "title")
            #expect(!running.hasEnded)
        }

        // A client of a socket of the server's own, like emacsclient.
        private static let editor = """
            import socket, sys, tkinter, threading
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(sys.argv[1]); listener.listen()
            root = tkinter.Tk(); root.withdraw()
            print("listens", flush=True)
            connections = []
            def look():
                listener.settimeout(0.01)
                try:
                    connections.append(listener.accept()[0])
                    tkinter.Toplevel(root, width=200, height=200)
                except TimeoutError: pass
                root.after(50, look)
            look(); root.mainloop()
            """
        private static let client = """
            import socket, sys, time
            time.sleep(0.5)
            connection = socket.socket(socket.AF_UNIX); connection.connect(sys.argv[1]); connection.recv(1)
            """

        @Test(arguments: [true, false]) func theWindowOfAProcessThatTheCommandIsConnectedToIsTheCommands(
            isClient: Bool
        ) throws {
            let folder = TemporaryFolder()
            let socket = folder.file("socket")
            var server = TestProgram(["/usr/bin/python3", "-c", Self.editor, socket]).on(.bare)
            server.hasOwnSession = true
            let running = try server.start()
            try #require(eventually { running.outputSoFar.contains("listens") })
            var client = TestProgram(["/usr/bin/python3", "-c", Self.client, socket]).on(.bare)
            client.hasOwnSession = true
            guard isClient else {
                // Somebody else is the client.
                let process = try start(TestProgram(["sleep", "60"]).on(.bare), maximumTime: 3)
                defer { kill(process.identifier, SIGKILL) }
                try log.expect("first frame")
                let other = try client.start()
                try log.expect("closed: time")
                return #expect(!other.hasEnded)
            }
            let process = try start(client)
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("closed: window")
            #expect(
                line("of process \(running.identifier), which the command is connected to"), "\(log.events)")
        }

        @Test(.enabled(if: RealProgram.path("emacs") != nil && RealProgram.path("emacsclient") != nil))
        func emacsclient() throws {
            let folder = TemporaryFolder()
            var server = TestProgram(["emacs", "-Q", "--fg-daemon=\(folder.file("server"))"]).on(.bare)
            server.environment["HOME"] = folder.path
            let running = try server.start()
            try #require(eventually { FileManager.default.fileExists(atPath: folder.file("server")) })
            let process = try start(
                TestProgram(["emacsclient", "-c", "-s", folder.file("server")]).on(.bare))
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("closed: window")
            #expect(
                line("of process \(running.identifier), which the command is connected to"), "\(log.events)")
        }
    }
}
