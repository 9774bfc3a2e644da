import DesktopBus
import POSIX
import SplashProtocol
import SplashPolicy
import Synchronization

/// Whether the picture is to stand still: as the user has told, or else as the desktop says.
///
/// The desktop is asked on a thread of its own, which may never come to an end: a bus that does not answer holds
/// nobody up.
final class MotionPreference: Sendable {
    private enum State {
        /// Nothing is known, and no more will be.
        case silent
        /// An answer is worth waiting for until this time.
        case asking(until: Int64)
        case answered(Bool)
    }

    /// Nanoseconds from the question, for whoever waits for the answer.
    private static let patience: Int64 = 20_000_000

    /// What the user has told, or nil.
    private let option: Bool?
    private let log: EventLog
    private let state = Mutex(State.silent)
    private let waker = Waker()

    /// A preference that the desktop has not been asked for.
    init(option: Bool?, log: EventLog) {
        self.option = option
        self.log = log
    }

    /// Whether the user has told that the picture is to stand still: known before anything is shown.
    var isReducedByOption: Bool { option == true }

    /// Asks the desktop, where the user has not told. Returns at once.
    func ask() {
        guard option == nil, let address = SplashEnvironment.sessionBus else { return }
        let deadline = MonotonicClock.nanoseconds() + MotionPreference.patience
        state.withLock { $0 = .asking(until: deadline) }
        let isStarted = BackgroundThread.start {
            do throws(BusError) {
                let answer = try DesktopPortal.motionSettings(bus: address).isMotionReduced
                self.finish(answer.map { .answered($0) } ?? .silent)
            } catch {
                self.log.write("motion preference unknown: \(error)")
                self.finish(.silent)
            }
        }
        if !isStarted { finish(.silent) }
    }

    private func finish(_ state: State) {
        self.state.withLock { $0 = state }
        waker.wake()
    }

    /// Whether the picture is to stand still. Waits for the desktop's answer, but not longer than 20 ms after the
    /// question; an answer that is late and there all the same counts.
    func isReduced() -> Bool {
        if let option { return option }
        while case .asking(let deadline) = state.withLock({ $0 }), MonotonicClock.nanoseconds() < deadline {
            waker.wait(until: deadline)
        }
        if case .answered(let isReduced) = state.withLock({ $0 }) { return isReduced }
        return false
    }
}
