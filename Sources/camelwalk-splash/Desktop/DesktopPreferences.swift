import DesktopBus
import POSIX
import SplashPolicy
import SplashProtocol
import Synchronization

/// Whether the picture is to stand still, and whether it is to be dark: as the user has told, or else as the desktop says.
///
/// The desktop is asked on a thread of its own, which may never come to an end: a bus that does not answer holds
/// nobody up.
final class DesktopPreferences: Sendable {
    private enum State {
        /// Nothing is known, and no more will be.
        case silent
        /// An answer is worth waiting for until this time.
        case asking(until: Int64)
        case answered(DesktopSettings)
    }

    /// Nanoseconds from the question, for whoever waits for the answer.
    private static let patience: Int64 = 20_000_000

    /// What the user has told about motion, or nil.
    private let motion: Bool?
    private let memory: ColorSchemeMemory?
    private let log: EventLog
    private let state = Mutex(State.silent)
    private let waker = Waker()

    /// Preferences that the desktop has not been asked for. Without `memory` it is not asked for light and dark, since the
    /// user has told.
    init(motion: Bool?, memory: ColorSchemeMemory?, log: EventLog) {
        self.motion = motion
        self.memory = memory
        self.log = log
    }

    /// Whether the user has told that the picture is to stand still: known before anything is shown.
    var isReducedByOption: Bool { motion == true }

    /// Asks the desktop for what the user has not told. Returns at once.
    func ask() {
        guard motion == nil || memory != nil, let address = SplashEnvironment.sessionBus else { return }
        let deadline = MonotonicClock.nanoseconds() + DesktopPreferences.patience
        state.withLock { $0 = .asking(until: deadline) }
        let isStarted = BackgroundThread.start {
            do throws(BusError) {
                let answer = try DesktopPortal.settings(bus: address)
                self.finish(.answered(answer))
                self.memory?.remember(isDark: answer.prefersDark == true, self.log)
            } catch {
                self.log.write("desktop preferences unknown: \(error)")
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
    func isReduced() -> Bool { motion ?? answer()?.isMotionReduced ?? false }

    /// Whether windows are to be dark; nil if the user has told a colour, or the desktop has not answered. Waits as
    /// `isReduced` does.
    func prefersDark() -> Bool? { memory == nil ? nil : answer().map { $0.prefersDark == true } }

    private func answer() -> DesktopSettings? {
        while case .asking(let deadline) = state.withLock({ $0 }), MonotonicClock.nanoseconds() < deadline {
            waker.wait(until: deadline)
        }
        if case .answered(let settings) = state.withLock({ $0 }) { return settings }
        return nil
    }
}
