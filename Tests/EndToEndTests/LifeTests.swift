import CX11
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// When the splash ends, and what it says of that.
    @Suite(.serialized) struct Life {
        @Test func aFailureIsShownForItsTimeBeyondTheLongestTime() throws {
            let log = Log()
            let options = ["--max-time", "1", "--linger-on-error", "3"]
            _ = try muted(log, options, TestProgram(shell: "sleep 0.5; exit 3")).run()
            try log.expect("failed: exited with status 3")
            try log.expect("closed: exit")
            #expect((log.time(of: "closed") ?? 0) > 3_400)
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
        }

        @Test func aDisplayThatAnswersTooLateIsNoError() throws {
            let server = XServer()
            defer { server.stop() }
            kill(server.identifier, SIGSTOP)
            defer { kill(server.identifier, SIGCONT) }
            let log = Log()
            let process = try muted(
                log, ["--delay", "1"], TestProgram(shell: "sleep 0.4; echo out; sleep 3")
            )
            .on(server).start()
            try log.expect("closed: output stdout, before the first frame")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
            try process.wait()
        }

        @Test func aFileSystemThatTakesTooLongIsNamed() throws {
            let folder = TemporaryFolder()
            let source = folder.write(
                "slow.c",
                """
                #include <unistd.h>
                int renameat(int a, const char *b, int c, const char *d) { sleep(60); return -1; }

                """)
            let library = folder.file("slow.so")
            try #require(
                try TestProgram(["cc", "-shared", "-fPIC", "-o", library, source]).run().exitStatus == 0)
            let splash = folder.write(
                "splash", "#!/bin/sh\nLD_PRELOAD=\(library) exec \(Product.splash) \"$@\"\n", mode: 0o755)
            let log = Log()
            var program = muted(log, [], TestProgram(shell: "sleep 0.5; echo out"))
            program.environment["CAMELWALK_SPLASH"] = splash
            program.environment["XDG_STATE_HOME"] = folder.path
            let process = try program.run()
            try log.expect("closed: output stdout")
            try log.expect("time not kept: ")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
        }

        /// Makes a GIF of 20 frames that are too many to be kept, the last of which cannot be decoded.
        private static let brokenAtTheEnd = """
            import struct, sys
            graphic = b"\\x21\\xf9\\x04\\0\\x05\\0\\0\\0\\x2c" + struct.pack("<HHHH", 0, 0, 2, 2) + b"\\0\\x02"
            good, bad = b"\\x03\\x04\\x12\\x05\\0", b"\\x03\\xff\\xff\\xff\\0"
            head = b"GIF89a" + struct.pack("<HH", 1000, 1000) + b"\\xf0\\0\\0" + bytes([200, 100, 50, 0, 0, 0])
            head += b"\\x21\\xff\\x0bNETSCAPE2.0\\x03\\x01\\0\\0\\0"
            frames = b"".join(graphic + (good if number < 19 else bad) for number in range(20))
            open(sys.argv[1], "wb").write(head + frames + b"\\x3b")
            """

        @Test func anErrorInALateFrameLeavesTheFramesBeforeIt() throws {
            let folder = TemporaryFolder()
            let gif = folder.file("late.gif")
            try #require(
                try TestProgram(["python3", "-c", Self.brokenAtTheEnd, gif]).run().exitStatus == 0)
            let log = Log()
            let process = try muted(log, ["--animation", gif], TestProgram(["sleep", "30"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let error = try log.expect("error: cannot decode")
            #expect(error.hasSuffix("; the frames before that are shown"), "\(error)")
            usleep(300_000)
            #expect(SplashProcess.watching(process.identifier) != nil)
            #expect(!log.events.contains { $0.hasPrefix("closed") }, "\(log.events)")
        }

        /// Makes a GIF of 300 KB in two frames; what comes after them is no frame.
        private static let damagedEnd = """
            import struct, sys
            head = b"GIF89a" + struct.pack("<HH", 40, 40) + b"\\xf0\\0\\0" + bytes([200, 100, 50, 0, 0, 0])
            comment = b"\\x21\\xfe" + (b"\\xff" + b"-" * 255) * 1200 + b"\\0"
            frame = b"\\x21\\xf9\\x04\\0\\x05\\0\\0\\0\\x2c" + struct.pack("<HHHH", 0, 0, 2, 2)
            frame += b"\\0\\x02\\x03\\x04\\x12\\x05\\0"
            open(sys.argv[1], "wb").write(head + frame + comment + frame + b"\\x21\\xf9\\x09")
            """

        @Test func aDamagedEndIsSaidAfterTheFirstFrameOnce() throws {
            let folder = TemporaryFolder()
            let gif = folder.file("end.gif")
            try #require(try TestProgram(["python3", "-c", Self.damagedEnd, gif]).run().exitStatus == 0)
            let log = Log()
            let process = try muted(log, ["--animation", gif], TestProgram(["sleep", "30"])).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("error: cannot decode")
            usleep(300_000)
            let events = log.events.filter { $0.hasPrefix("first frame") || $0.hasPrefix("error") }
            try #require(events.count == 2, "\(events)")
            #expect(events[0].hasPrefix("first frame"))
            #expect(events[1].hasSuffix(" must have 4 bytes; the frames before that are shown"), "\(events)")
            #expect(SplashProcess.watching(process.identifier) != nil)
        }

        @Test(arguments: ["click", "key"])
        func whatTheUserDoesBeforeTheWindowIsVisibleIsObeyed(reason: String) throws {
            let server = XServer()
            defer { server.stop() }
            let manager = SlowManager(server.display)
            let log = Log()
            let options = ["--until", "exit", "--reduced-motion", "--no-text"]
            let process = try muted(log, options, TestProgram(["sleep", "30"])).on(server).start()
            defer { kill(process.identifier, SIGKILL) }
            try #require(manager.send(reason))
            try log.expect("closed: \(reason)")
            #expect(!process.hasEnded)
        }

        @Test(arguments: ["16", "24", "64", "33554432"])
        func theCallersLimitOfStacksIsNotTheSplashs(limit: String) throws {
            let log = Log()
            var program = muted(log, [], TestProgram(shell: "sleep 1.5; echo out"))
            let words = ["sh", "-c", "ulimit -s \(limit); exec \"$@\"", "sh"]
            program.arguments = (withoutResourceRights + words).map { Array($0.utf8) } + program.arguments
            #expect(try program.run().outputText == "out\n")
            try log.expect("first frame")
            try log.expect("closed: output stdout")
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
        }

        @Test func noDescriptorGoesThroughAnExecOfTheSplash() throws {
            let log = Log()
            let options = ["--log", log.path, "--until", "ready,output"]
            let process = try TestProgram(under: options, TestProgram(["sleep", "30"])).on(.managed).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("audio open")
            let processes = SplashProcess.all().filter {
                text("/proc/\($0)/cmdline").contains("process=\(process.identifier)\0")
            }
            #expect(processes.count == 2, "the splash and the relay")
            // A library may just be reading a font, which it opens in its own way.
            for process in processes {
                #expect(eventually(5) { inherited(process) == [] }, "\(inherited(process))")
            }
        }

        /// What a program that `process` executes would have open, but for the standard descriptors.
        private func inherited(_ process: pid_t) -> [String] {
            let names =
                (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fdinfo")) ?? []
            return names.compactMap { Int($0) }.filter { $0 > 2 }.compactMap { number in
                let lines = text("/proc/\(process)/fdinfo/\(number)").split(separator: "\n")
                let flags = lines.first { $0.hasPrefix("flags:") }.flatMap {
                    Int($0.dropFirst(6).trimmingCharacters(in: .whitespaces), radix: 8)
                }
                guard let flags, flags & Int(O_CLOEXEC) == 0 else { return nil }
                let target = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/\(process)/fd/\(number)")
                return "\(number) \(target ?? "")"
            }
        }
    }
}

/// A window manager that has not mapped anything yet.
private final class SlowManager {
    private let display: OpaquePointer

    init(_ name: String) {
        guard let display = XOpenDisplay(name) else { fatalError("no X connection to \(name)") }
        self.display = display
        XSelectInput(display, XDefaultRootWindow(display), SubstructureRedirectMask)
        XSync(display, 0)
    }

    deinit { XCloseDisplay(display) }

    /// Waits for a window that wants to be mapped, and sends it a click, or Escape.
    func send(_ action: String) -> Bool {
        var window: Window?
        let isThere = eventually {
            while XPending(display) > 0 {
                var event = XEvent()
                XNextEvent(display, &event)
                if event.type == MapRequest { window = event.xmaprequest.window }
            }
            return window != nil
        }
        guard isThere, let window else { return false }
        var event = XEvent()
        if action == "click" {
            event.xbutton.type = ButtonPress
            event.xbutton.window = window
            event.xbutton.button = 1
            event.xbutton.same_screen = 1
            XSendEvent(display, window, 0, ButtonPressMask, &event)
        } else {
            event.xkey.type = KeyPress
            event.xkey.window = window
            event.xkey.keycode = UInt32(XKeysymToKeycode(display, 0xFF1B))
            event.xkey.same_screen = 1
            XSendEvent(display, window, 0, KeyPressMask, &event)
        }
        XSync(display, 0)
        return true
    }
}
