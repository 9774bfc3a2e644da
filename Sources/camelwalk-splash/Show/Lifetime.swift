import CommandWatch
import POSIX
import SplashProtocol
import ServiceNotification
import ServiceWatch
import SplashPolicy
import Synchronization
import WindowWatch

/// The splash's life, as all threads know it: what closes the splash is noted where it is seen, so that the watchdog
/// knows the end even while the window's thread does not answer.
final class Lifetime: Sendable {
    private struct State {
        var life: SplashLife
        /// What the log says if the process ends while it waits for a file system.
        var fileWords: String?
        /// Until when, in `MonotonicClock` nanoseconds, a file system may take its time.
        var fileEnd: Int64 = 0
    }

    private let state: Mutex<State>
    private let job: ShowJob
    private let queue: EventQueue
    private let watchdog: Watchdog

    /// The life of the splash for `job`. Nothing happens before `start`.
    init(_ job: ShowJob, queue: EventQueue, log: EventLog) {
        let life = SplashLife(
            delay: job.delay, minimumTime: job.minimumTime, maximumTime: job.maximumTime,
            lingerTime: job.lingerTime)
        state = Mutex(State(life: life))
        self.job = job
        self.queue = queue
        watchdog = Watchdog(end: job.start + life.latestEnd, log: log)
    }

    /// Starts the watchdog.
    func start() {
        watchdog.start { self.lastWords }
    }

    /// Nanoseconds since the launcher's start.
    var now: Int64 { MonotonicClock.nanoseconds() - job.start }

    /// What to do now.
    var decision: SplashLife.Decision { state.withLock { $0.life.decision(at: now) } }

    /// What closes it and when that came up, or nil.
    var cause: (reason: SplashLife.Reason, time: Int64)? { state.withLock { $0.life.cause } }

    /// When the output came that closes the splash since no window has come after it, or nil.
    var windowlessOutput: Int64? { state.withLock { $0.life.windowlessOutput(at: now) } }

    /// Whether the window is kept to show that the command has failed.
    var isLingering: Bool { state.withLock { $0.life.isLingering } }

    /// Whether the window showed its first frame.
    var isShown: Bool { state.withLock { $0.life.isShown } }

    /// The window shows its first frame.
    func noteFirstFrame() {
        change { $0.noteFirstFrame(at: now) }
    }

    /// The user closes it.
    func note(_ reason: SplashLife.Reason) {
        change { $0.note(reason, at: now) }
    }

    /// Notes what `message` means for the splash's end, and hands it to the window's thread. May be called on any
    /// thread.
    func report(_ message: EventQueue.Event) {
        // Both at once: whoever sees the end finds the message.
        change { life in
            if case .notification(let message) = message, let microseconds = message.timeExtension {
                life.extend(to: Lifetime.end(of: microseconds, from: now))
            }
            if let reason = reason(message, life) { life.note(reason, at: now) }
        } then: {
            queue.put(message)
        }
    }

    /// A graphical program has printed: `event`, output that does not close by itself. May be called on any thread.
    func hold(_ event: CommandEvent) {
        change { life in
            if let reason = reason(.command(event), life) { life.hold(reason, at: now) }
        } then: {
            queue.put(.wake)
        }
    }

    /// The graphical program that printed has a window in so many nanoseconds, or none. May be called on any thread.
    func expectWindow(within patience: Int64) {
        change {
            $0.expectWindow(within: patience)
        } then: {
            queue.put(.wake)
        }
    }

    /// What was held closes after all. May be called on any thread.
    func releaseOutput() {
        // Both at once: whoever is woken sees the end.
        change {
            $0.releaseOutput(at: now)
        } then: {
            queue.put(.wake)
        }
    }

    // The window is gone by then. A disk that takes a tenth of a second for each call has answered.
    private static let filePatience: Int64 = 2_000_000_000

    /// Runs `body`, which waits for a file system: that may take its time, but not for ever. Then the last line of the
    /// log is `words`.
    func waitingForFiles(orSaying words: String, _ body: () -> Void) {
        update {
            $0.fileWords = words
            $0.fileEnd = MonotonicClock.nanoseconds() + Lifetime.filePatience
        }
        body()
        update { $0.fileWords = nil }
    }

    private func change(_ body: (inout SplashLife) -> Void, then handOver: () -> Void = {}) {
        update {
            body(&$0.life)
            handOver()
        }
    }

    private func update(_ body: (inout State) -> Void) {
        state.withLock { state in
            body(&state)
            watchdog.follow(max(job.start + state.life.latestEnd, state.fileEnd))
        }
    }

    /// Why a message closes the splash; nil if it does not.
    private func reason(_ message: EventQueue.Event, _ life: SplashLife) -> SplashLife.Reason? {
        switch message {
        case .command(.standardOutput): .standardOutput
        case .command(.standardError): .standardError
        case .command(.output): .output
        case .command(.terminal): .terminal
        case .command(.exit(let end)): isFailure(end, life) ? .failure : .exit
        case .window(.window): .window
        case .window(.startupComplete): .startup
        case .service(let event): Lifetime.reason(event)
        // What is about to end will not be ready any more.
        case .notification(let message) where job.conditions.ready:
            message.isReady ? .ready : message.isStopping ? .stopping : nil
        case .notification, .frames, .label, .expected, .sdl, .wake: nil
        }
    }

    private static func reason(_ event: ServiceEvent) -> SplashLife.Reason {
        switch event {
        case .listens: .listen
        case .exists: .path
        }
    }

    /// Where nobody can say how the command ended, an end before anything was seen of it is worth showing.
    private func isFailure(_ end: CommandEnd, _ life: SplashLife) -> Bool {
        end.isFailure || end == .unknown && job.lingerTime > 0 && life.cause == nil
    }

    private static func end(of microseconds: Int64, from now: Int64) -> Int64 {
        let longest: Int64 = 86_400_000_000
        return now + min(microseconds, longest) * 1_000
    }

    /// What the watchdog says when it ends the process.
    private var lastWords: String {
        // A thread that hangs in SDL may hold it.
        let words: String? =
            state.withLockIfAvailable { state in
                if let words = state.fileWords { return words }
                // A display that answers late is no fault: it was over before there was a window.
                if !state.life.isShown, case .close(let reason) = state.life.decision(at: now),
                    reason != .time
                {
                    return Lifetime.unseen(reason)
                }
                return nil
            } ?? nil
        return words ?? "error: the splash did not answer any more; it is ended"
    }

    /// The log's line for a splash that closes before it was seen.
    static func unseen(_ reason: SplashLife.Reason) -> String {
        "closed: \(reason.name), before the first frame"
    }
}
