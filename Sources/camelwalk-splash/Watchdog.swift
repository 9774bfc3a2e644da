import Glibc
import Handover
import Synchronization

/// Ends the process at a certain time, whatever its other threads are doing: SDL waits without limit for an X server
/// that does not answer, and decoding may take long.
final class Watchdog: Sendable {
    private let deadline: Mutex<Int64>
    private let doorbell = Doorbell()
    private let log: EventLog

    /// A watchdog for `deadline` in `MonotonicClock` nanoseconds.
    init(deadline: Int64, log: EventLog) {
        self.deadline = Mutex(deadline)
        self.log = log
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
        deadline.withLock { $0 = max($0, time) }
    }

    /// Brings the deadline forward. May be called on any thread.
    func shorten(to time: Int64) {
        deadline.withLock { $0 = min($0, time) }
        doorbell.ring()
    }
}
