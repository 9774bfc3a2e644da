import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// The splash program's part of `camelwalk --explain`: what the window for a job would do. It opens none, and writes to
/// standard output alone.
final class Explain: Sendable {
    /// What was found out, each on a thread that may not come back.
    private struct Answers {
        var display: Finding?
        var rules: ClosingRules?
        var times: LearnedTimes?
    }

    /// Nanoseconds.
    private static let longestWait: Int64 = 1_000_000_000

    private let job: ShowJob
    private let output = StreamKind(STDOUT_FILENO)
    private let error = StreamKind(STDERR_FILENO)
    private let answers = Mutex(Answers())
    private let arrivals = Waker()

    init(_ job: ShowJob) {
        self.job = job
    }

    /// Prints the report, and ends the process: with 0, or with 1 if it could not be printed.
    func run() -> Never {
        StandardError.silenceLibraries()
        let startupIdentifier = SplashEnvironment.startupIdentifier()
        SplashEnvironment.prepare()
        let deadline = MonotonicClock.nanoseconds() + Explain.longestWait
        ask { self.display() }
        ask { self.files(startupIdentifier) }
        while !isComplete, MonotonicClock.nanoseconds() < deadline { arrivals.wait(until: deadline) }
        _exit(print(sections) ? 0 : 1)
    }

    private func ask(_ body: @escaping @Sendable () -> Void) {
        _ = BackgroundThread.start {
            body()
            self.arrivals.wake()
        }
    }

    private var isComplete: Bool {
        answers.withLock { $0.display != nil && $0.times != nil }
    }

    private func display() {
        let finding = Examination.display.run().first
        answers.withLock { $0.display = finding }
    }

    /// What files say of the command; a file system may take its time.
    private func files(_ startupIdentifier: ByteString?) {
        var rules = ClosingRules(job: job, output: output, error: error)
        rules.xServer = SplashEnvironment.value(of: "DISPLAY")?.description
        rules.compositor = SplashEnvironment.value(of: "WAYLAND_DISPLAY")?.description
        rules.startupIdentifier = startupIdentifier
        rules.entry = job.program.flatMap { GraphicalLookup(program: $0).entry() }
        let file = StartTimesFile(job.historyWords)
        rules.expectsNoWindow = file?.expectsNoWindow() ?? false
        var times = LearnedTimes(job: job)
        times.times = file?.lastTimes() ?? []
        times.expected = file?.expected().map { Int($0 / 1_000_000) }
        answers.withLock {
            $0.rules = rules
            $0.times = times
        }
    }

    private var sections: [Explanation] {
        let answers = answers.withLock { $0 }
        let display = answers.display ?? Examination.display.silence
        let process = job.command.process
        if NestedSplash.isUp(for: process) || NestedSplash.exists(over: process) {
            return [Explanation("Window", [.init("none", "another one is up over this command")])]
        }
        guard display.verdict == .ok else {
            return [Explanation("Window", [.init("none", display.detail)])]
        }
        var sections = [
            Explanation("Window", [.init("shown on", display.detail), .init("shown", beginning)])
        ]
        if let rules = answers.rules, let times = answers.times {
            sections += [rules.explanation, times.explanation, Advice(rules: rules).explanation]
        } else {
            sections.append(Explanation("Unknown", [.init("the rest", "a file system does not answer")]))
        }
        return sections
    }

    private var beginning: String {
        job.delay == 0
            ? "at once"
            : "\(ClosingRules.seconds(job.delay)) after the start (--delay), unless something closes it before"
    }

    private func print(_ sections: [Explanation]) -> Bool {
        let text = sections.map { $0.text(isColored: Finding.isColored) + "\n" }.joined()
        return AtomicFile.writeAll(Array(text.utf8), to: STDOUT_FILENO)
    }
}
