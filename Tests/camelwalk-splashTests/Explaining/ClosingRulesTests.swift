import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

@Suite struct ClosingRulesTests {
    /// Rules for a command whose streams are pipes that can be watched, on an X server.
    private func rules(_ change: (inout ClosingRules) -> Void = { _ in }) -> ClosingRules {
        var rules = ClosingRules(job: explainedJob { _ in })
        rules.output = .pipe
        rules.error = .pipe
        rules.xServer = ":7"
        change(&rules)
        return rules
    }

    private func names(_ rules: ClosingRules) -> [String] { rules.explanation.rows.map(\.name) }

    private func text(_ name: String, _ rules: ClosingRules) -> String? {
        rules.explanation.rows.first { $0.name == name }?.text
    }

    @Test func theUsualRulesHaveTheNamesOfTheLog() {
        let rules = rules()
        #expect(
            names(rules) == [
                "not graphical", "output stdout", "output stderr", "window", "exit", "click, key", "time",
            ])
        #expect(text("output stdout", rules) == "the first output into the pipe, whoever has written it")
        #expect(rules.closesAtOutput)
    }

    @Test func oneFileIsOneRow() {
        let rules = rules {
            $0.job.command.standardError = $0.job.command.standardOutput
            $0.output = .terminal("/dev/pts/3")
            $0.job.command.terminal = WatchedCommand.Stream(watch: 9, isShared: true)
        }
        #expect(names(rules).contains("output stdout+stderr") && !names(rules).contains("output stdout"))
        #expect(text("output stdout+stderr", rules)?.contains("on the terminal /dev/pts/3; others") == true)
        #expect(names(rules).contains("output tty"))
    }

    @Test func aGraphicalProgramIsNamedByItsEntry() {
        var rules = rules { $0.entry = "gimp.desktop" }
        #expect(text("graphical", rules)?.hasPrefix("gimp.desktop names the command") == true)
        #expect(text("graphical", rules)?.hasSuffix("or 10 s later if no window has come") == true)
        #expect(!rules.closesAtOutput)
        rules.expectsNoWindow = true
        #expect(
            text("graphical", rules)?.hasSuffix("or 1 s later, since no window came in the last runs") == true
        )
        rules.job.program = nil
        #expect(!names(rules).contains("graphical"), "the user has said what closes")
        #expect(rules.closesAtOutput)
    }

    @Test func windowsAreSeenOnBothDisplays() {
        let rules = rules { $0.compositor = "wayland-3" }
        let text = text("window", rules)
        #expect(
            text?.hasPrefix("the first on the X server :7 or the Wayland compositor wayland-3 of the") == true
        )
    }

    @Test func onWaylandAloneAProgramMayBeGraphicalAndHasNoStartupSequence() {
        let rules = rules {
            $0.xServer = nil
            $0.compositor = "wayland-3"
            $0.startupIdentifier = "a-1"
        }
        #expect(names(rules).contains("not graphical") && !names(rules).contains("startup"))
    }

    @Test func withoutADisplayWindowsAreNotSeenAndNotWaitedFor() {
        let rules = rules {
            $0.xServer = nil
            $0.entry = "gimp.desktop"
        }
        #expect(!names(rules).contains("graphical") && !names(rules).contains("not graphical"))
        #expect(text("window", rules) == "never seen: there is no display")
        #expect(rules.closesAtOutput)
    }

    @Test func whatTheUserDoesNotNameIsSaidToCloseNothing() {
        let rules = rules {
            $0.job.program = nil
            $0.job.conditions = CloseConditions()
            $0.job.conditions.ready = true
            $0.job.conditions.listens = true
            $0.job.conditions.ports = [80]
            $0.job.conditions.paths = [
                AwaitedPath("/a"), AwaitedPath("/b", before: FileIdentity(device: 1, inode: 2, modified: 3)),
            ]
        }
        #expect(
            names(rules) == [
                "ready", "stopping", "listen", "listen", "path", "path", "exit", "click, key", "time",
                "does not close",
            ])
        #expect(text("does not close", rules) == "output, window: --until does not name it")
        let paths = rules.explanation.rows.filter { $0.name == "path" }.map(\.text)
        #expect(paths == ["/a exists", "/b is made anew; it exists already"])
        #expect(!rules.closesAtOutput)
    }

    @Test func timesAreInSeconds() {
        let rules = rules {
            $0.job.minimumTime = 800
            $0.job.maximumTime = 250
            $0.job.lingerTime = 3_000
        }
        #expect(text("time", rules) == "0.25 s after the start (--max-time)")
        #expect(text("not before", rules)?.hasPrefix("0.8 s after its first frame") == true)
        #expect(text("exit", rules) == "the end of the command; if it fails, the window says so for 3 s")
        #expect(ClosingRules.seconds(61_005) == "61.005 s")
    }

    @Test func theStartupSequenceIsNamed() {
        #expect(text("startup", rules { $0.startupIdentifier = "a-1" })?.hasSuffix("sequence a-1") == true)
    }

    @Test(arguments: [
        (StreamKind.memoryDevice, true, "never seen: it is the null device"),
        (.closed, false, "never seen: it is closed"), (.pipe, false, "never seen: the kernel does not let"),
        (.socket, true, "the first write(2) to the socket"),
        (
            .file("/a b"), true,
            "the first output of the command, or of a program that it started, into the file /a b;"
        ),
    ])
    func aStreamSaysHowItIsSeen(kind: StreamKind, isWatched: Bool, text: String) {
        #expect(kind.sight(isWatched: isWatched).hasPrefix(text))
    }
}
