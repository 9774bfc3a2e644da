import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// A file system that never answers holds up nobody who does not need it.
    @Suite(.serialized) struct SilentDisks {
        /// Mounts one at `disk` in the current directory, and runs the words after that. Nobody reads what the kernel asks.
        private static let mount = """
            import ctypes, os, subprocess, sys
            device = os.open("/dev/fuse", os.O_RDWR | os.O_CLOEXEC)
            options = b"fd=%d,rootmode=40000,user_id=0,group_id=0" % device
            os.mkdir("disk")
            if ctypes.CDLL(None).mount(b"silent", b"disk", b"fuse", 0, options) != 0: sys.exit(77)
            process = subprocess.Popen(sys.argv[1:])
            print("process", process.pid, flush=True)
            sys.exit(process.wait())
            """

        private static let isAvailable = access("/dev/fuse", R_OK | W_OK) == 0

        /// Where the disk is, and a command that says what it has.
        private let folder = TemporaryFolder()
        private var disk: String { folder.file("disk") }
        private static let command = """
            import os, time
            try: print(os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT))
            except ChildProcessError: print("no child", flush=True)
            time.sleep(0.3)
            raise SystemExit(3)
            """

        /// One that is not over before there is a window.
        private static let slowCommand = "import time; time.sleep(1)\n" + command

        /// Runs the command under camelwalk with `options`. Returns what came on standard error.
        private func run(
            _ options: [String], command: String = command, display: Bool = true, state: String? = nil,
            home: String? = nil
        ) throws -> String {
            var program = TestProgram(under: ["--mute"] + options, TestProgram(["python3", "-c", command]))
            if display { program = program.on(.bare) }
            program.environment["XDG_STATE_HOME"] = state
            if let home {
                program.environment["HOME"] = home
                program.environment["XDG_CONFIG_HOME"] = folder.path
                // Python would look into it, too.
                program.environment["PYTHONNOUSERSITE"] = "1"
            }
            program.directory = folder.path
            let user = geteuid() == 0 ? ["-m"] : ["-r", "-m"]
            let words = ["unshare"] + user + ["--", "python3", "-c", Self.mount]
            program.arguments = words.map { Array($0.utf8) } + program.arguments
            var process: TestProcess?
            let time = try seconds { process = try program.run(seconds: 60) }
            let ended = try #require(process)
            #expect(ended.exitStatus == 3, "\(ended.errorText)")
            let lines = ended.outputText.split(separator: "\n")
            #expect(lines.dropFirst() == ["no child"], "\(lines)")
            #expect(time < 7, "without the limits it is 10 s or for ever")
            let number = lines.first.flatMap { pid_t($0.dropFirst("process ".count)) }
            #expect(eventually { SplashProcess.watching(number ?? 0) == nil })
            return ended.errorText
        }

        private static let silence = "its file system has not answered for 0.3 s"

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"), arguments: [false, true])
        func aLogThere(display: Bool) throws {
            let path = disk + "/log"
            let message = "camelwalk: --log \(path): \(Self.silence); there is no log\n"
            #expect(try run(["--log", path], display: display) == message)
        }

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"))
        func anAnimationThere() throws {
            let log = Log()
            let options = ["--animation", disk + "/a.gif", "--log", log.path]
            #expect(try run(options, command: Self.slowCommand) == "")
            try log.expect(
                "error: cannot read \(disk)/a.gif: \(Self.silence); the bundled camel is shown")
            try log.expect("first frame 480x400")
            try log.expect("closed")
        }

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"), arguments: ["--animation", "--soundtrack"])
        func filesThereThatAreOnlyLookedFor(option: String) throws {
            let log = Log()
            #expect(try run([option, disk + "/file", "--log", log.path], display: false) == "")
            try log.expect("error: \(disk)/file could not be checked: \(Self.silence)")
        }

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"))
        func aSoundtrackThere() throws {
            let log = Log()
            #expect(try run(["--soundtrack", disk + "/a.ogg", "--log", log.path]) == "")
            try log.expect("error: the named files could not be checked: \(Self.silence)")
        }

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"))
        func aPathThereThatIsWaitedFor() throws {
            let log = Log()
            #expect(try run(["--until", "path:\(disk)/file,exit", "--log", log.path]) == "")
            try log.expect("error: path \(disk)/file may be there already: \(Self.silence)")
            try log.expect("closed")
        }

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"))
        func aHomeThere() throws {
            #expect(try run([], home: disk) == "")
        }

        @Test(.enabled(if: isAvailable, "there is no /dev/fuse"))
        func timesThere() throws {
            let log = Log()
            #expect(try run(["--log", log.path], command: Self.slowCommand, state: disk) == "")
            try log.expect("closed: output stdout")
            // The disk is gone with the command, and says so.
            try log.expect("time not kept: ")
            #expect(!log.events.contains { $0.hasPrefix("error") }, "\(log.events)")
        }
    }
}
