import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// The splash program's part of `camelwalk --doctor`: everything is looked at at the same time, each on a thread of
/// its own, and what has not answered after a while is said not to answer.
final class Doctor: Sendable {
    private typealias Answers = [[Finding]?]

    /// Nanoseconds. A window that takes longer to come is no use either.
    private static let longestWait: Int64 = 700_000_000
    private let examinations: [Examination]
    private let answers: Mutex<Answers>
    private let arrivals = Doorbell()

    init(_ presentation: Presentation) {
        examinations = [
            .display, .windows, .pictures(presentation), .sound(presentation), .text, .desktop, .state,
        ]
        answers = Mutex(Answers(repeating: nil, count: examinations.count))
    }

    /// Prints what is found, and ends the process: with 0 where a window can be shown, else with 1.
    func run() -> Never {
        StandardError.silenceLibraries()
        SplashEnvironment.prepare()
        let deadline = MonotonicClock.nanoseconds() + Doctor.longestWait
        for index in examinations.indices { start(index) }
        while !isComplete, MonotonicClock.nanoseconds() < deadline { arrivals.wait(until: deadline) }
        let findings = zip(answers.withLock { $0 }, examinations).map { answer, examination in
            answer ?? [examination.silence]
        }
        let isPrinted = print(findings.flatMap { $0 })
        let canShow = findings.first?.first?.verdict == .ok
        _exit(isPrinted && canShow ? 0 : 1)
    }

    private var isComplete: Bool { answers.withLock { !$0.contains { $0 == nil } } }

    private func start(_ index: Int) {
        let isStarted = BackgroundThread.start {
            let findings = self.examinations[index].run()
            self.answers.withLock { $0[index] = findings }
            self.arrivals.ring()
        }
        if !isStarted { answers.withLock { $0[index] = [examinations[index].silence] } }
    }

    private func print(_ findings: [Finding]) -> Bool {
        let isColored = Finding.isColored
        let text = findings.map { $0.text(isColored: isColored) + "\n" }.joined()
        return text.withCString { write(STDOUT_FILENO, $0, text.utf8.count) } == text.utf8.count
    }
}

/// Something to be looked at, which may take for ever.
struct Examination: Sendable {
    /// What is said where there is no answer.
    let silence: Finding
    /// Looks, on a thread of its own. The first finding is what the examination is about.
    let run: @Sendable () -> [Finding]

    /// An examination of `subject`, of which `name` is said not to answer where `run` does not return.
    init(
        _ subject: String, _ name: String = "it", so consequence: String,
        run: @escaping @Sendable () -> [Finding]
    ) {
        silence = .wrong(subject, "\(name) does not answer", so: consequence)
        self.run = run
    }
}
