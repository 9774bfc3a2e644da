import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `--until`: what closes the splash, and what does not.
    @Suite(.serialized) struct Until {
        private func events(_ script: String, _ options: [String]) throws -> [String] {
            try closedLog(script, options: options).events
        }

        @Test(arguments: [
            ("output", "sleep 0.3; echo x; sleep 0.5", "closed: output stdout"),
            ("stdout", "echo x >&2; sleep 0.3; echo x; sleep 0.5", "closed: output stdout"),
            ("stderr", "echo x; sleep 0.3; echo x >&2; sleep 0.5", "closed: output stderr"),
            ("exit", "sleep 0.1; echo x; echo x >&2; sleep 0.3", "closed: exit"),
            ("window,ready", "sleep 0.1; echo x; sleep 0.3", "closed: exit"),
            ("ready, stderr", "echo x; sleep 0.3; echo x >&2; sleep 0.5", "closed: output stderr"),
        ])
        func onlyWhatIsNamedCloses(list: String, script: String, reason: String) throws {
            #expect(try events(script, ["--until", list]).contains(reason))
        }

        @Test func theVariableDoesTheSame() throws {
            let log = Log()
            var program = TestProgram(under: ["--log", log.path], TestProgram(shell: "echo x; sleep 0.5"))
            program.environment["CAMELWALK_UNTIL"] = "exit"
            _ = try program.on(.bare).run()
            try log.expect("closed: exit")
        }

        @Test func theTimeOfTheOutputIsNotPromisedForTheEnd() throws {
            let folder = TemporaryFolder()
            func events(_ options: [String]) throws -> [String] {
                let log = Log()
                var program = TestProgram(
                    under: ["--mute", "--log", log.path] + options, TestProgram(shell: "echo x; sleep 0.5"))
                program.environment["XDG_STATE_HOME"] = folder.path
                _ = try program.on(.bare).run()
                try log.expect("closed")
                return log.events
            }
            _ = try events(["--until", "stdout"])
            #expect(try !events(["--until", "exit"]).contains { $0.hasPrefix("expected") })
            #expect(
                try events(["--until", "exit"]).contains { $0.hasPrefix("expected") },
                "its own is known by now")
        }

        @Test(arguments: ["", "prompt", "output,,exit", "output;exit"])
        func aListThatIsNoneIsAnError(list: String) throws {
            let process = try TestProgram(under: ["--until=\(list)"], TestProgram(["true"])).run()
            #expect(process.exitStatus == 125)
            #expect(
                process.errorText.contains(
                    "--until takes a list of output, stdout, stderr, window, ready, exit, listen"))
        }

        @Test func anInheritedStartupIdStaysAndAGivenOneIsThere() throws {
            var program = TestProgram(under: ["--mute"], TestProgram(shell: "echo $DESKTOP_STARTUP_ID"))
            program.environment["DESKTOP_STARTUP_ID"] = "outer"
            #expect(try program.on(.bare).run().outputText == "outer\n")
            program = TestProgram(
                under: ["--startup-id", "mine-1"], TestProgram(shell: "echo $DESKTOP_STARTUP_ID"))
            #expect(try program.on(.bare).run().outputText == "mine-1\n")
            #expect(try program.run().outputText == "mine-1\n", "without a display, too")
        }
    }

    /// The command fails under the splash.
    @Suite(.serialized) struct Failing {
        private func log(_ script: String, _ options: [String]) throws -> Log {
            try closedLog(script, options: options)
        }

        @Test func aFailureClosesAtOnceWhateverTheMinimumTime() throws {
            let log = try log("sleep 0.3; exit 3", ["--min-time", "20000"])
            #expect(log.events.contains("failed: exited with status 3"))
            #expect(log.events.last == "closed: exit")
            #expect((log.time(of: "closed") ?? .infinity) < 15_000)
        }

        @Test func aSuccessKeepsTheMinimumTime() throws {
            let log = try log("sleep 0.3", ["--min-time", "1500"])
            #expect((log.time(of: "closed") ?? 0) - (log.time(of: "first frame") ?? 0) >= 1_499)
        }

        @Test func aDeathByASignalIsAFailure() throws {
            #expect(
                try log("sleep 0.3; kill -TERM $$", []).events.contains(
                    "failed: was killed by signal 15 (Terminated)"))
        }

        @Test(arguments: ["sleep 0.4; exit 3", "sleep 0.4; echo because >&2; exit 3", "exit 3"])
        func theWindowStaysToTellWhereThatIsAskedFor(script: String) throws {
            let log = try log(script, ["--linger-on-error", "1.2"])
            let failed = try #require(log.time(of: "failed"))
            let shown = try #require(log.time(of: "first frame"))
            #expect((log.time(of: "closed: exit") ?? 0) - max(failed, shown) >= 1_199)
        }

        @Test func aClickEndsThat() throws {
            let log = Log()
            let options = ["--mute", "--log", log.path, "--linger-on-error", "60"]
            let process = try TestProgram(under: options, TestProgram(shell: "sleep 0.3; exit 3")).on(.bare)
                .run()
            #expect(process.exitStatus == 3)
            try log.expect("failed")
            let window = try XServer.bare.splashWindow()
            _ = XServer.bare.tool("xdotool", "mousemove", "--window", window, "100", "100", "click", "1")
            try log.expect("closed: click")
        }

        @Test func successDoesNotLinger() throws {
            let log = try log("sleep 0.3", ["--linger-on-error", "60"])
            #expect(log.time(of: "failed") == nil)
        }
    }

    /// The times that commands took are kept, and tell how long they will take.
    @Suite(.serialized) struct Times {
        private func walk(_ state: String, _ arguments: [String], options: [String] = []) throws -> Log {
            let log = Log()
            var program = TestProgram(under: ["--mute", "--log", log.path] + options, TestProgram(arguments))
            program.environment["XDG_STATE_HOME"] = state
            let process = try program.on(.bare).run()
            try log.expect("closed")
            #expect(eventually { SplashProcess.watching(process.identifier) == nil })
            return log
        }

        @Test func aCommandIsExpectedToTakeAsLongAsTheLastTime() throws {
            let folder = TemporaryFolder()
            let state = folder.file("deep/state")
            #expect(try walk(state, ["sleep", "0.4"]).time(of: "expected") == nil)
            let file = state + "/camelwalk/start-times"
            #expect(text(file).split(separator: "\n").count == 1)
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let expected = try walk(state, ["sleep", "0.4"]).expect("expected")
            let milliseconds = try #require(Int(expected.split(separator: " ")[1]))
            #expect((400..<10_000).contains(milliseconds))
            #expect(try walk(state, ["sleep", "0.3"]).time(of: "expected") == nil, "another argument")
            #expect(!text(file).contains("sleep"))
            #expect(folder.entries == ["deep"], "nothing else is left")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: state + "/camelwalk") == ["start-times"])
        }

        /// Lets each call that concerns a file below $SLOW take a tenth of a second.
        private static let slowDisk = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <fcntl.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/stat.h>
            #include <unistd.h>

            #define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
            static char is_slow[1024];
            static int slow(int file) { return file >= 0 && file < 1024 && is_slow[file]; }
            static int below(const char *path) { return strstr(path, getenv("SLOW")) != NULL; }
            static int opened(int file, int slowly) {
                if (file >= 0 && file < 1024) is_slow[file] = slowly;
                return file;
            }
            static void rest(int slowly) { if (slowly) usleep(100000); }

            int open(const char *path, int flags, ...) {
                rest(below(path));
                return opened(NEXT(open)(path, flags, 0666), below(path));
            }
            int openat(int folder, const char *path, int flags, ...) {
                rest(slow(folder));
                return opened(NEXT(openat)(folder, path, flags, 0600), slow(folder));
            }
            int close(int file) { rest(slow(file)); opened(file, 0); return NEXT(close)(file); }
            int fstat(int file, struct stat *s) { rest(slow(file)); return NEXT(fstat)(file, s); }
            int fstatat(int folder, const char *path, struct stat *s, int flags) {
                rest(slow(folder));
                return NEXT(fstatat)(folder, path, s, flags);
            }
            int stat(const char *path, struct stat *s) { rest(below(path)); return NEXT(stat)(path, s); }
            int mkdir(const char *path, mode_t mode) { rest(below(path)); return NEXT(mkdir)(path, mode); }
            ssize_t read(int file, void *to, size_t count) { rest(slow(file)); return NEXT(read)(file, to, count); }
            ssize_t write(int file, const void *from, size_t count) {
                rest(slow(file));
                return NEXT(write)(file, from, count);
            }
            int renameat(int a, const char *b, int c, const char *d) { rest(slow(a)); return NEXT(renameat)(a, b, c, d); }

            """

        @Test func onADiskThatTakesItsTimeTheTimesAreKept() throws {
            let folder = TemporaryFolder()
            let library = folder.file("slow.so")
            let words = ["cc", "-shared", "-fPIC", "-o", library, folder.write("slow.c", Self.slowDisk)]
            try #require(try TestProgram(words).run().exitStatus == 0)
            let splash = folder.write(
                "splash", "#!/bin/sh\nLD_PRELOAD=\(library) exec \(Product.splash) \"$@\"\n", mode: 0o755)
            let state = folder.file("state")
            for run in 1...3 {
                let log = Log()
                var program = muted(log, [], TestProgram(shell: "sleep 0.3; echo out"))
                program.environment.merge([
                    "CAMELWALK_SPLASH": splash, "SLOW": state, "XDG_STATE_HOME": state,
                ]) { $1 }
                let process = try program.run()
                try log.expect("closed: output stdout")
                #expect(eventually { SplashProcess.watching(process.identifier) == nil })
                #expect(
                    !log.events.contains { $0.hasPrefix("error") || $0.hasPrefix("time") }, "\(log.events)")
                let words = text(state + "/camelwalk/start-times").split { " \n".contains($0) }
                #expect(words.count == 1 + run, "\(words)")
            }
            let entries = try FileManager.default.contentsOfDirectory(atPath: state + "/camelwalk")
            #expect(entries == ["start-times"])
        }

        @Test func nothingIsKeptOrReadWhereNoBarIsWanted() throws {
            let folder = TemporaryFolder()
            _ = try walk(folder.path, ["sleep", "0.3"], options: ["--no-progress"])
            #expect(folder.entries == [])
        }

        @Test func failuresAndImpatienceAreNotKept() throws {
            let folder = TemporaryFolder()
            _ = try walk(folder.path, ["sh", "-c", "sleep 0.2; exit 1"])
            _ = try walk(folder.path, ["sleep", "1"], options: ["--max-time", "0.4"])
            #expect(folder.entries == [])
        }

        @Test(arguments: [
            "rm -rf S; ln -s /etc S", "mkdir -p S; head -c 300000 /dev/urandom > S/start-times",
            "mkdir -p S/start-times", "mkdir -p S; mkfifo S/start-times",
            "mkdir -p S; ln -s /dev/zero S/start-times",
            "mkdir -p S; chmod 0 S", "touch S",
        ])
        func whateverIsThereTheCommandRunsAndTheSplashCloses(preparation: String) throws {
            let folder = TemporaryFolder()
            let script = preparation.replacingOccurrences(of: "S", with: folder.file("camelwalk"))
            _ = try TestProgram(shell: script).run()
            let log = try walk(folder.path, ["sleep", "0.3"])
            #expect(log.events.contains("closed: exit"))
            #expect(!FileManager.default.fileExists(atPath: "/etc/start-times"))
        }
    }
}
