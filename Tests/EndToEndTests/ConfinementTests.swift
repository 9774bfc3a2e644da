import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The processes that read what comes from elsewhere, and what they are kept from.
    @Suite(.serialized) struct ConfinedDecoder {
        private let folder = TemporaryFolder()
        /// What a decoder may die of. A sanitizer takes SIGSEGV for a fault that it has found, whoever sent it, and exits.
        private static let fatal = Product.isSanitized ? SIGSYS : SIGSEGV

        /// A file of three frames.
        private func animation() throws -> String {
            let file = folder.file("x.gif")
            let words = [
                "convert", "-size", "120x80", "-delay", "5", "plasma:red", "plasma:blue", "plasma:green",
                file,
            ]
            try #require(try TestProgram(words).run().exitStatus == 0)
            return file
        }

        /// The process that decodes for a splash, or nil.
        private func decoder(of splash: pid_t, _ name: String = "camelwalk-decod") -> pid_t? {
            let children = text("/proc/\(splash)/task/\(splash)/children").split(separator: " ")
            return children.compactMap { pid_t($0) }.first { text("/proc/\($0)/comm") == "\(name)\n" }
        }

        /// Plays a tone while `command` runs, which has begun to sound when this returns.
        private func playing(_ command: TestProgram, log: Log) throws -> (
            process: TestProcess, splash: pid_t, decoder: pid_t
        ) {
            let options = ["--log", log.path, "--soundtrack", try SoundFile.tone(in: folder)]
            var program = TestProgram(under: options, command).on(.bare)
            program.environment["SDL_AUDIODRIVER"] = "disk"
            program.environment["SDL_DISKAUDIOFILE"] = folder.file("sound.raw")
            let process = try program.start()
            try log.expect("audio open 44100 Hz, 2 channels, disk")
            let splash = try #require(SplashProcess.watching(process.identifier))
            return (process, splash, try #require(decoder(of: splash, "camelwalk-sound")))
        }

        private func status(_ process: some CustomStringConvertible, _ name: String) -> String? {
            text("/proc/\(process)/status").split(separator: "\n").first { $0.hasPrefix(name + ":") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }

        /// The hard limit of a process; nil if there is none.
        private func limit(_ process: pid_t, _ name: String) -> Int? {
            text("/proc/\(process)/limits").split(separator: "\n").first { $0.hasPrefix(name) }?
                .split(separator: " ").compactMap { Int($0) }.last
        }

        @Test func itIsConfinedAndEndsWithTheSplash() throws {
            let log = Log()
            let file = try animation()
            let process = try muted(log, ["--animation", file], TestProgram(["sleep", "60"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame 120x80")
            let splash = try #require(SplashProcess.watching(process.identifier))
            let decoder = try #require(self.decoder(of: splash))
            #expect(decoder != splash)
            #expect(status(decoder, "NoNewPrivs") == "1" && status(decoder, "Seccomp") == "2")
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(decoder)/fd")
            let targets = descriptors.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(decoder)/fd/\($0)")
            }
            let others = targets.filter { $0 != "/dev/null" && $0 != file && !$0.hasPrefix("socket:") }
            #expect(others.isEmpty, "\(others)")
            // A sanitizer's shadow needs more.
            #expect(limit(decoder, "Max address space") == (Product.isSanitized ? nil : 6 << 30))
            #expect(limit(decoder, "Max file size") == 0 && limit(decoder, "Max open files") == 64)
            for name in [splash, decoder] { #expect(limit(name, "Max core file size") == 0) }
            #expect(try #require(limit(splash, "Max open files")) <= 4096)
            kill(process.identifier, SIGKILL)
            #expect(eventually { kill(decoder, 0) != 0 || status(decoder, "State")?.first == "Z" })
        }

        @Test(arguments: [fatal, SIGKILL])
        func itsDeathIsTheEndOfTheAnimationAlone(signal: Int32) throws {
            let log = Log()
            // More than is kept, so that it is asked again and again.
            let file = folder.file("large.gif")
            let large = [
                "convert", "-size", "480x400", "xc:red", "-type", "Palette", "-duplicate", "99", "-set",
                "delay", "5",
                file,
            ]
            try #require(try TestProgram(large).run().exitStatus == 0)
            let options = ["--animation", file, "--no-text"]
            let process = try muted(log, options, TestProgram(shell: "sleep 2; exit 7")).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(try #require(decoder(of: splash)), signal)
            let error = try log.expect("error: cannot decode \(file): its decoder ")
            #expect(error.contains(signal == SIGKILL ? "does not answer" : "died of signal \(signal)"))
            #expect(error.hasSuffix("; the picture stands still"))
            #expect(SplashProcess.watching(process.identifier) == splash)
            try process.wait()
            #expect(process.exitStatus == 7)
            try log.expect("closed: exit")
        }

        @Test func thatOfASoundtrackIsConfinedToo() throws {
            let log = Log()
            let (process, splash, decoder) = try playing(TestProgram(["sleep", "60"]), log: log)
            defer { kill(process.identifier, SIGKILL) }
            #expect(self.decoder(of: splash) == nil, "the bundled camel needs none")
            let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(decoder)/task")
            #expect(threads.count == 2, "SDL's and the first")
            for thread in threads.compactMap({ pid_t($0) }) {
                #expect(status(thread, "NoNewPrivs") == "1" && status(thread, "Seccomp") == "2")
                // The one that let SDL start its thread, and the one that lets nobody.
                #expect(status(thread, "Seccomp_filters") ?? "2" == "2")
            }
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(decoder)/fd")
            let targets = descriptors.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(decoder)/fd/\($0)")
            }
            #expect(targets.filter { $0 != "/dev/null" }.count == 1, "\(targets)")
            kill(process.identifier, SIGKILL)
            #expect(eventually { kill(decoder, 0) != 0 || status(decoder, "State")?.first == "Z" })
        }

        @Test(arguments: [
            (fatal, "died of signal \(fatal)"), (SIGKILL, "does not answer"), (SIGSTOP, "does not answer"),
        ])
        func theEndOfThatOfASoundtrackIsTheEndOfTheSoundAlone(signal: Int32, cause: String) throws {
            let log = Log()
            let command = TestProgram(shell: "sleep 8; exit 7")
            let (process, splash, decoder) = try playing(command, log: log)
            kill(decoder, signal)
            let error = try log.expect("error: cannot decode ")
            #expect(error.hasSuffix(": its decoder \(cause); there is no sound any more"), "\(error)")
            #expect(SplashProcess.watching(process.identifier) == splash)
            try process.wait()
            #expect(process.exitStatus == 7)
            try log.expect("closed: exit")
            // It is said once.
            #expect(log.events.filter { $0.hasPrefix("error") }.count == 1, "\(log.events)")
        }

        @Test func aSheetReadsThePictureBesideIt() throws {
            try #require(
                try TestProgram(["convert", "-size", "64x32", "plasma:", folder.file("s.png")]).run()
                    .exitStatus == 0)
            let frames = (0..<2).map {
                #"{"filename":"\#($0)","frame":{"x":\#(32 * $0),"y":0,"w":32,"h":32},"duration":50}"#
            }
            let sheet = folder.write(
                "s.json", #"{"frames":[\#(frames.joined(separator: ","))],"meta":{"image":"s.png"}}"#)
            let log = Log()
            _ = try muted(log, ["--animation", sheet], TestProgram(["sleep", "0.5"])).run()
            try log.expect("first frame 32x32")
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
        }

        /// Whoever may measure all processes (perfmon_capable in the kernel, root as a rule) is shown this in any case.
        private static let toRoot = ["read the command's environment"]

        /// What is left to somebody who has taken over the decoder, the relay or the splash.
        static let left: [(String, Set<String>)] = [
            ("confined", ["read what is allowed", "write to the null device"]),
            ("sound", ["read what is allowed", "write to the null device"]),
            ("relay", ["remove a file of its own"]),
            (
                "splash",
                Set([
                    "read what is allowed", "write to the null device", "start a thread",
                    "end its own decoder",
                    "connect to the display", "connect to a server with a path",
                    // Their numbers, and not what they are.
                    "see the command's descriptors",
                ]).union(geteuid() == 0 ? toRoot : [])
            ),
            (
                // Nobody can say much to it.
                "broker",
                [
                    "read what is allowed", "write to the null device", "start a thread", "read a key",
                    "list the folder", "write a file", "make a file", "write what is allowed to be read",
                    "remove a file of its own", "remove a file", "see the command's descriptors",
                    // Unless Yama forbids it.
                    "read the command's memory", "read the command's environment",
                ]
            ),
        ]

        /// What somebody tries who has taken one over, first without confinement: then all is done.
        @Test(arguments: left) func whoTakesItOverCanDoLittle(role: String, left: Set<String>) throws {
            let program = try hostile()
            let free = try attempts(program, "free")
            #expect(free.count == 36 && free.values.allSatisfy { $0 == "done" }, "\(free)")
            let confined = try attempts(program, role)
            #expect(confined["filter"] == "1")
            if role != "broker" { try #require(confined["landlock"] != "0", "the kernel has no Landlock") }
            for (attempt, result) in confined where free[attempt] != nil {
                #expect(result == (left.contains(attempt) ? "done" : "refused"), "\(attempt)")
            }
            // The decoder of sounds has let SDL start a thread before.
            let before = ["start SDL's thread", "start a process beside it"].map { confined[$0] }
            #expect(before == (role == "sound" ? ["done", "refused"] : [nil, nil]))
            #expect(confined.count == free.count + (role == "sound" ? 4 : 2))
        }

        #if arch(x86_64)
            /// Whoever allows a call more says so here.
            @Test func theListsOfCallsAreTheseOnes() throws {
                let lists = try TestProgram([try hostile(), "lists"]).run().outputText
                let known = Product.repository + "/Tests/HostileDecoder/allowed-calls.txt"
                #expect(lists == text(known))
            }
        #endif

        @Test func theSplashAndTheRelayAreConfined() throws {
            let log = Log()
            let process = try muted(log, ["--status"], TestProgram(["sleep", "60"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            let relay = try #require(SplashProcess.relaying(process.identifier))
            for name in ["\(splash)", "\(relay)"] {
                for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(name)/task") {
                    let place = "\(name)/task/\(thread)"
                    #expect(eventually { status(place, "Seccomp") == "2" }, "\(place)")
                    #expect(status(place, "NoNewPrivs") == "1")
                }
            }
            // The command is what it was.
            #expect(status(process.identifier, "NoNewPrivs") == status("self", "NoNewPrivs"))
            #expect(status(process.identifier, "Seccomp") == status("self", "Seccomp"))
        }

        /// The process that looks at others for a splash, which may have its window before that has its name.
        private func broker(of splash: pid_t) throws -> pid_t {
            var found: pid_t?
            _ = eventually {
                found = decoder(of: splash, "camelwalk-broke")
                return found != nil
            }
            return try #require(found)
        }

        @Test func theBrokerIsConfinedAndEndsWithTheSplash() throws {
            let log = Log()
            let process = try muted(log, [], TestProgram(["sleep", "60"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            let broker = try broker(of: splash)
            #expect(eventually { status(broker, "Seccomp") == "2" })
            #expect(status(broker, "NoNewPrivs") == "1")
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(broker)/fd")
            let targets = descriptors.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(broker)/fd/\($0)")
            }
            let others = targets.filter { $0 != "/dev/null" }
            #expect(others.count == 3 && others.allSatisfy { $0.hasPrefix("socket:") }, "\(targets)")
            kill(process.identifier, SIGKILL)
            #expect(eventually { kill(broker, 0) != 0 || status(broker, "State")?.first == "Z" })
        }

        /// Without it nothing is kept, which the splash cannot do by itself; what cannot be known of the command's output
        /// closes.
        @Test(arguments: [SIGKILL, SIGSTOP]) func theEndOfTheBrokerIsNotThatOfAnythingElse(signal: Int32)
            throws
        {
            let log = Log()
            let words = TestProgram(shell: "sleep 1; echo hello; sleep 1; exit 7")
            let process = try muted(log, [], words).start()
            try log.expect("first frame")
            let splash = try #require(SplashProcess.watching(process.identifier))
            kill(try broker(of: splash), signal)
            try process.wait()
            #expect(process.exitStatus == 7 && process.outputText == "hello\n")
            try log.expect("closed: output stdout")
            try log.expect("time not kept: the ")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
        }

        @Test func fewDescriptorsAreEnoughForIt() throws {
            let (log, state) = (Log(), TemporaryFolder())
            // No other watch needs one.
            var program = muted(log, ["--until", "exit"], TestProgram(["sleep", "0.5"]))
            program.environment["XDG_STATE_HOME"] = state.path
            program.arguments =
                ["sh", "-c", "ulimit -n 14; exec \"$@\"", "-"].map { Array($0.utf8) } + program.arguments
            #expect(try program.run().exitStatus == 0)
            try log.expect("closed: exit")
            #expect(eventually { state.bytes("camelwalk/start-times").count > 0 }, "\(log.events)")
        }

        /// A kernel takes sixteen sets of rules: with more, it has none for us, and all goes on as without Landlock.
        @Test func withoutLandlockItIsAsBefore() throws {
            let full = """
                import ctypes, os, struct, sys
                libc = ctypes.CDLL(None, use_errno=True)
                libc.prctl(38, 1, 0, 0, 0)
                rules = struct.pack("Q", 1 << 12)  # Making symbolic links, nothing that matters here.
                for _ in range(20):
                    descriptor = libc.syscall(444, rules, 8, 0)
                    if libc.syscall(446, descriptor, 0) != 0: break
                    os.close(descriptor)
                else: sys.exit("the kernel takes any number")
                os.execvp(sys.argv[1], sys.argv[1:])
                """
            let log = Log()
            var program = muted(log, [], TestProgram(shell: "sleep 1; echo hello; exit 7"))
            program.arguments = ["python3", "-c", full].map { Array($0.utf8) } + program.arguments
            let process = try program.run()
            #expect(process.exitStatus == 7 && process.outputText == "hello\n", "\(process.errorText)")
            try log.expect("files are not confined: ")
            try log.expect("first frame")
            try log.expect("closed: output stdout")
        }

        /// There /proc shows the command only to those who may trace it: Landlock would hide it from the splash.
        @Test(
            .enabled(if: geteuid() == 0 && Product.asSomebody != nil, "only root can mount and be two users"),
            arguments: ["hidepid=2", "hidepid=4"])
        func whereProcHidesProcessesTheCommandIsSeen(option: String) throws {
            let log = Log()
            chmod(log.folderPath, 0o777)
            let script =
                "import socket, time; time.sleep(0.5); s = socket.create_server(('127.0.0.1', 0)); time.sleep(60)"
            var program = muted(log, ["--until", "listen"], TestProgram(["/usr/bin/python3", "-c", script]))
            let mounted = "mount -t proc -o \(option) proc /proc && \"$@\""
            let words =
                ["unshare", "-m", "-p", "-f", "--kill-child", "sh", "-c", mounted, "-"]
                + (try #require(Product.asSomebody))
            program.arguments = words.map { Array($0.utf8) } + program.arguments
            let process = try program.start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("files are not confined: /proc")
            try log.expect("closed: listen")
        }

        private func hostile() throws -> String {
            let program = folder.file("hostile")
            let sources = Product.repository + "/Sources/CConfinement"
            let script =
                "cc -I \(sources)/include \(Product.repository)/Tests/HostileDecoder/hostile.c \(sources)/*.c -lpthread -o \(program)"
            let compiled = try TestProgram(shell: script).run()
            try #require(compiled.exitStatus == 0, "\(compiled.errorText)")
            return program
        }

        /// How each attempt ends, against a process of its own.
        private func attempts(_ program: String, _ mode: String) throws -> [String: String] {
            let place = TemporaryFolder()
            for name in ["allowed", "key"] { _ = place.write(name, "secret") }
            let own = place.file("own")
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: false)
            try #require(FileManager.default.createFile(atPath: own + "/socket", contents: nil))
            let port = try ListeningSocket()
            let victim = try TestProgram(["sleep", "60"]).start()
            defer { kill(victim.identifier, SIGKILL) }
            let display = "/tmp/.X11-unix/X" + XServer.bare.display.dropFirst()
            let words = [program, mode, place.path, "\(victim.identifier)", "\(port.number)", display]
            let process = try TestProgram(words).run()
            if mode != "free" {
                #expect(
                    eventually { status(victim.identifier, "State")?.first == "S" }, "the command has noticed"
                )
                #expect(status(victim.identifier, "TracerPid") == "0")
            }
            let lines = process.outputText.split(separator: "\n").map { $0.components(separatedBy: ": ") }
            return Dictionary(uniqueKeysWithValues: lines.map { ($0[0], $0[1]) })
        }
    }
}

/// A TCP port of the loopback address on which somebody listens.
private final class ListeningSocket {
    private(set) var number: UInt16 = 0
    private let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)

    init() throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 5) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isListening)
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}
