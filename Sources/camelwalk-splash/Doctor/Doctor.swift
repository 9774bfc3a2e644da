import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// The splash program's part of `camelwalk --doctor`. It examines everything at the same time, each on a thread of
/// its own, and reports what has not answered after a while as silent. Only the sound uses SDL, whose parts may be started
/// by one thread at a time.
final class Doctor: Sendable {
    private let examinations: [Examination]
    /// What was found, or nil if there is no answer yet.
    private let answers: Mutex<[[Finding]?]>
    private let arrivals = Waker()

    init(_ presentation: Presentation) {
        // While there is one thread.
        let decoder = try? Decoder.start(presentation, log: EventLog(descriptor: nil, start: 0))
        examinations = [
            .display, .windows, .pictures(presentation, decoder), .sound(presentation), .midi(presentation),
            .text, .desktop, .state,
        ]
        answers = Mutex(Array(repeating: nil, count: examinations.count))
    }

    /// Prints what is found, and ends the process: with 0 if a window can be shown, else with `SplashJob.cannotShow`.
    func run() -> Never {
        StandardError.silenceLibraries()
        SplashEnvironment.prepare()
        let begin = MonotonicClock.nanoseconds()
        for index in examinations.indices { start(index) }
        while let patience = remainingPatience, MonotonicClock.nanoseconds() < begin + patience {
            arrivals.wait(until: begin + patience)
        }
        let findings = zip(answers.withLock { $0 }, examinations).map { findings, examination in
            findings ?? [examination.silence]
        }
        let isPrinted = print(findings.flatMap { $0 })
        let canShow = findings.first?.first?.verdict == .ok
        _exit(isPrinted && canShow ? 0 : SplashJob.cannotShow)
    }

    /// How long those are waited for that have not answered; nil if all have.
    private var remainingPatience: Int64? {
        answers.withLock { answers in
            zip(answers, examinations).filter { $0.0 == nil }.map(\.1.patience).max()
        }
    }

    /// Looks at this one on a thread of its own.
    private func start(_ index: Int) {
        let isStarted = BackgroundThread.start {
            let findings = self.examinations[index].run()
            self.answers.withLock { $0[index] = findings }
            self.arrivals.wake()
        }
        if !isStarted { answers.withLock { $0[index] = [examinations[index].silence] } }
    }

    private func print(_ findings: [Finding]) -> Bool {
        let isColored = Finding.isColored
        let text = findings.map { $0.text(isColored: isColored) + "\n" }.joined()
        return AtomicFile.writeAll(Array(text.utf8), to: STDOUT_FILENO)
    }
}

/// Something to be looked at, which may take forever.
struct Examination: Sendable {
    /// What is said if there is no answer.
    let silence: Finding
    /// Nanoseconds that an answer may take.
    let patience: Int64
    /// Looks, on a thread of its own. The first finding is what the examination is about.
    let run: @Sendable () -> [Finding]

    /// An examination of `subject`, of which `name` is said not to answer if `run` does not return.
    init(
        _ subject: String, _ name: String = "it", so consequence: String, patience: Int64 = 700_000_000,
        run: @escaping @Sendable () -> [Finding]
    ) {
        self.patience = patience
        silence = .wrong(subject, "\(name) does not answer", so: consequence)
        self.run = run
    }
}
