import CX11
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The splash goes when the command's first window is there.
    @Suite(.serialized) struct WindowClosing {
        /// A program with a window, and how long it may take.
        struct Graphical: CustomTestStringConvertible, Sendable {
            let name: String
            let words: [String]
            var testDescription: String { name }
        }

        private static let python = "/usr/bin/python3"
        static let programs: [Graphical] = [
            Graphical(name: "xclock", words: ["xclock"]),
            Graphical(name: "xterm", words: ["xterm", "-e", "sleep", "60"]),
            Graphical(
                name: "Tk", words: [python, "-c", "import tkinter; tkinter.Tk().mainloop()"]),
            Graphical(name: "GTK", words: ["zenity", "--info", "--text", "Marhaba"]),
            Graphical(
                name: "SDL",
                words: [
                    python, "-c",
                    "import ctypes, time; s = ctypes.CDLL('libSDL2-2.0.so.0'); s.SDL_Init(32); s.SDL_CreateWindow(b'x', 9, 9, 200, 200, 4); time.sleep(60)",
                ]),
            Graphical(name: "a grandchild's", words: ["sh", "-c", "sh -c 'sleep 0.5; xclock; :'; :"]),
            Graphical(name: "an orphan's", words: ["sh", "-c", "(sleep 0.5; xclock) & exec sleep 60"]),
            Graphical(
                name: "one whose starter ends", words: ["sh", "-c", "sh -c 'xclock & exit 0'; exec sleep 60"]),
        ]

        private func expectWindow(_ words: [String], on server: XServer) throws {
            let log = Log()
            // Some of them complain about the locale first.
            let options = ["--mute", "--log", log.path, "--max-time", "55", "--until", "window"]
            let program = TestProgram(under: options, TestProgram(words))
            let process = try program.on(server).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window", seconds: 50)
            #expect(log.events.contains { $0.hasPrefix("window 0x") })
            #expect(!process.hasEnded)
        }

        @Test(arguments: programs) func withoutAWindowManager(program: Graphical) throws {
            try expectWindow(program.words, on: .bare)
        }

        @Test(arguments: programs) func withAWindowManager(program: Graphical) throws {
            try expectWindow(program.words, on: .managed)
        }

        @Test func theCamelDoesNotComeAfterTheWindow() throws {
            // Which of the two is first is otherwise for the machine to say.
            let folder = TemporaryFolder()
            let late = "#!/bin/sh\nsleep 0.7\nexec \(Product.splash) \"$@\"\n"
            let log = Log()
            let options = ["--mute", "--log", log.path, "--until", "window"]
            var program = TestProgram(under: options, TestProgram(["xlogo"])).on(.bare)
            program.environment["CAMELWALK_SPLASH"] = folder.write("splash", late, mode: 0o755)
            let process = try program.start()
            defer { kill(-process.identifier, SIGKILL) }
            #expect(try log.expect("closed") == "closed: window, before the first frame")
        }

        @Test func aPropertyOfAnotherFormatOrTypeIsNobodysNumber() throws {
            let log = Log()
            let options = ["--mute", "--log", log.path, "--until", "window"]
            let process = try TestProgram(under: options, TestProgram(["sleep", "30"])).on(.bare).start()
            defer { kill(process.identifier, SIGKILL) }
            try log.expect("first frame")
            let other = OtherClient(XServer.bare.display)
            other.openWindow(process: process.identifier, format: 8)
            other.openWindow(process: process.identifier, type: Atom(XA_WINDOW))
            #expect(throughout(0.3) { !log.events.contains { $0.hasPrefix("window") } }, "\(log.events)")
            // The probe can fail: as it should be, it counts.
            other.openWindow(process: process.identifier)
            try log.expect("closed: window")
        }

        @Test(arguments: [false, true]) func aSwingWindow(isManaged: Bool) throws {
            let folder = TemporaryFolder()
            let source = folder.write(
                "Hello.java",
                """
                public class Hello {
                    public static void main(String[] words) {
                        var frame = new javax.swing.JFrame("Hello");
                        frame.setSize(300, 200);
                        frame.setVisible(true);
                    }
                }
                """)
            try expectWindow(["java", source], on: isManaged ? .managed : .bare)
        }

        /// The reason of the close while `body` runs over a silent command.
        private func reason(
            on server: XServer, options: [String] = [], change: (inout TestProgram) -> Void = { _ in },
            _ body: () -> Void
        ) throws -> String {
            let log = Log()
            let words = ["--mute", "--log", log.path, "--max-time", "2.5"] + options
            var program = TestProgram(under: words, TestProgram(["sleep", "60"])).on(server)
            change(&program)
            let process = try program.start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("first frame")
            // The watch begins with the first frame.
            usleep(300_000)
            body()
            return try log.expect("closed")
        }

        @Test(arguments: [false, true]) func othersWindowsDoNotCloseIt(isManaged: Bool) throws {
            let server = isManaged ? XServer.managed : .bare
            let other = OtherClient(server.display)
            other.openWindow()
            #expect(try reason(on: server) { other.openWindow() } == "closed: time")
        }

        @Test func aWindowWithTheStartupIdClosesIt() throws {
            let other = OtherClient(XServer.managed.display)
            let reason = try reason(on: .managed, options: ["--startup-id", "camel-7"]) {
                other.openWindow(startupIdentifier: "camel-7")
            }
            #expect(reason == "closed: window")
        }

        @Test func aCompleteStartupSequenceClosesIt() throws {
            let other = OtherClient(XServer.bare.display)
            let reason = try reason(on: .bare) {
                $0.environment["DESKTOP_STARTUP_ID"] = "outer \"1\""
            } _: {
                other.broadcast("remove: ID=\"somebody else's, which is no business of ours\"")
                other.broadcast(#"remove: ID="outer \"1\"""#)
            }
            #expect(reason == "closed: startup")
        }

        @Test func aWindowThatNobodyIsKnownForClosesItWhereItIsNew() throws {
            let server = XServer(arguments: ["-listen", "tcp"])
            defer { server.stop() }
            // By the network the server does not know the process.
            let remote = OtherClient("127.0.0.1" + server.display)
            remote.openWindow()
            #expect(try reason(on: server) {} == "closed: time", "it was there before")
            #expect(try reason(on: server) { remote.openWindow() } == "closed: window")
        }

        @Test func aServerThatCannotTellProcessesIsEnoughForWhoTellsItsOwn() throws {
            let server = XServer(isManaged: true, arguments: ["-extension", "X-Resource"])
            defer { server.stop() }
            try expectWindow(["zenity", "--info", "--text", "x"], on: server)
        }

        @Test func aCousinInTheSameProcessGroupDoesNotCloseIt() throws {
            let log = Log()
            let script = """
                (sleep 0.7; exec xclock) &
                \(Product.camelwalk) --mute --log \(log.path) --until window --max-time 2 sleep 60
                """
            let process = try TestProgram(shell: script).on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: time")
        }

        @Test func aWindowThatIsMappedSmallClosesItOnceItIsLarge() throws {
            let script = """
                import ctypes, time
                x = ctypes.CDLL("libX11.so.6"); x.XOpenDisplay.restype = ctypes.c_void_p
                d = ctypes.c_void_p(x.XOpenDisplay(None))
                x.XDefaultRootWindow.restype = ctypes.c_ulong
                w = ctypes.c_ulong(x.XCreateSimpleWindow(d, ctypes.c_ulong(x.XDefaultRootWindow(d)), 0, 0, 1, 1, 0, 0, 0))
                x.XMapWindow(d, w); x.XSync(d, 0); time.sleep(1)
                x.XResizeWindow(d, w, 200, 200); x.XSync(d, 0); time.sleep(60)
                """
            try expectWindow(["/usr/bin/python3", "-c", script], on: .bare)
        }

        @Test func itsOwnWindowAndAWindowManagersFramesDoNotCount() throws {
            #expect(try reason(on: .managed) {} == "closed: time")
        }

        @Test func aWindowDoesNotCloseItWhereThatIsNotAskedFor() throws {
            let log = Log()
            let options = ["--mute", "--log", log.path, "--until", "exit", "--max-time", "2"]
            let process = try TestProgram(under: options, TestProgram(["xclock"])).on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: time")
        }

        @Test func aWindowWithinTheDelayKeepsItFromAppearing() throws {
            let log = Log()
            let options = ["--mute", "--log", log.path, "--delay", "5000", "--until", "window"]
            let process = try TestProgram(under: options, TestProgram(["xclock"])).on(.bare).start()
            defer { kill(-process.identifier, SIGKILL) }
            try log.expect("closed: window, before the first frame")
        }
    }
}
