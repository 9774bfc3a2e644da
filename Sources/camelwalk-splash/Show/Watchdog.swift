import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// Ends the process at a certain time, whatever its other threads are doing: SDL waits without limit for an X server
/// that does not answer, and decoding may take long.
///
/// The kernel has a timer of its own for a while later, for when the process is stopped, has no thread for this, or its
/// clock is not the machine's.
final class Watchdog: Sendable {
    // In which the thread can say why.
    private static let grace: Int64 = 500_000_000

    private let deadline: Mutex<Int64>
    private let doorbell = Doorbell()
    private let log: EventLog

    /// A watchdog for `deadline` in `MonotonicClock` nanoseconds.
    init(deadline: Int64, log: EventLog) {
        self.deadline = Mutex(deadline)
        self.log = log
        Watchdog.setTimer(for: deadline)
    }

    /// Starts to watch, on a thread of its own.
    func start() {
        _ = BackgroundThread.start {
            while true {
                let end = self.deadline.withLock { $0 }
                guard MonotonicClock.nanoseconds() < end else { break }
                self.doorbell.wait(until: end)
            }
            self.log.error("the splash did not answer any more; it is ended")
            _exit(0)
        }
    }

    /// Puts the deadline off. May be called on any thread.
    func extend(to time: Int64) {
        move { max($0, time) }
    }

    /// Brings the deadline forward. May be called on any thread.
    func shorten(to time: Int64) {
        move { min($0, time) }
        doorbell.ring()
    }

    private func move(_ change: (Int64) -> Int64) {
        deadline.withLock { deadline in
            deadline = change(deadline)
            Watchdog.setTimer(for: deadline)
        }
    }

    private static func setTimer(for deadline: Int64) {
        _ = camelwalk_kill_after(deadline - MonotonicClock.nanoseconds() + grace)
    }
}
