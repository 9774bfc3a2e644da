import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// The splash program's part of `camelwalk --doctor`. It examines everything at the same time, each on a thread of
/// its own, and reports what has not answered after a while as silent. The parts of SDL share a thread: only one
/// thread at a time may start and count them.
final class Doctor: Sendable {
    private enum Answer {
        /// It has not been looked at yet.
        case none
        case asked
        case found([Finding])
    }

    /// Nanoseconds. A window that takes longer to come is no use either.
    private static let longestWait: Int64 = 700_000_000
    private let examinations: [Examination]
    private let answers: Mutex<[Answer]>
    private let arrivals = Waker()

    init(_ presentation: Presentation) {
        examinations = [
            .display, .windows, .pictures(presentation), .sound(presentation), .text, .desktop, .state,
        ]
        answers = Mutex(Array(repeating: .none, count: examinations.count))
    }

    /// Prints what is found, and ends the process: with 0 where a window can be shown, else with 1.
    func run() -> Never {
        StandardError.silenceLibraries()
        SplashEnvironment.prepare()
        let deadline = MonotonicClock.nanoseconds() + Doctor.longestWait
        start(examinations.indices.filter { examinations[$0].usesSDL })
        for index in examinations.indices where !examinations[index].usesSDL { start([index]) }
        while !isComplete, MonotonicClock.nanoseconds() < deadline { arrivals.wait(until: deadline) }
        let findings = zip(answers.withLock { $0 }, examinations).map { answer, examination in
            switch answer {
            case .none: [examination.notReached]
            case .asked: [examination.silence]
            case .found(let findings): findings
            }
        }
        let isPrinted = print(findings.flatMap { $0 })
        let canShow = findings.first?.first?.verdict == .ok
        _exit(isPrinted && canShow ? 0 : 1)
    }

    private var isComplete: Bool {
        answers.withLock { $0.allSatisfy { if case .found = $0 { true } else { false } } }
    }

    /// Looks at these, one after the other, on a thread of their own.
    private func start(_ indices: [Int]) {
        let isStarted = BackgroundThread.start {
            for index in indices {
                self.answers.withLock { $0[index] = .asked }
                let findings = self.examinations[index].run()
                self.answers.withLock { $0[index] = .found(findings) }
                self.arrivals.wake()
            }
        }
        guard !isStarted else { return }
        answers.withLock { answers in
            for index in indices { answers[index] = .found([examinations[index].silence]) }
        }
    }

    private func print(_ findings: [Finding]) -> Bool {
        let isColored = Finding.isColored
        let text = findings.map { $0.text(isColored: isColored) + "\n" }.joined()
        return text.withCString { write(STDOUT_FILENO, $0, text.utf8.count) } == text.utf8.count
    }
}

/// Something to be looked at, which may take forever.
struct Examination: Sendable {
    /// What is said where there is no answer.
    let silence: Finding
    /// What is said where something before it on the same thread does not answer.
    let notReached: Finding
    /// Whether it starts a part of SDL.
    let usesSDL: Bool
    /// Looks, on a thread of its own. The first finding is what the examination is about.
    let run: @Sendable () -> [Finding]

    /// An examination of `subject`, of which `name` is said not to answer where `run` does not return.
    init(
        _ subject: String, _ name: String = "it", usesSDL: Bool = false, so consequence: String,
        run: @escaping @Sendable () -> [Finding]
    ) {
        silence = .wrong(subject, "\(name) does not answer", so: consequence)
        notReached = .missing(
            subject, "not looked at: SDL still waits for the display", so: "nobody knows whether there is one"
        )
        self.usesSDL = usesSDL
        self.run = run
    }
}
