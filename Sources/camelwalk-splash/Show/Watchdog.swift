import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// Ends the process a while after its end, whatever its other threads are doing: SDL waits without limit for an X
/// server that does not answer, and decoding may take long.
///
/// The kernel has a timer of its own for a while later, for when the process is stopped, has no thread for this, or its
/// clock is not the machine's.
final class Watchdog: Sendable {
    // Closing takes milliseconds; a second more means that something hangs.
    private static let patience: Int64 = 1_000_000_000
    // In which the thread can say why.
    private static let grace: Int64 = 500_000_000

    private let deadline: Mutex<Int64>
    private let waker = Waker()
    private let log: EventLog

    /// A watchdog for a process that is to end at `end` in `MonotonicClock` nanoseconds.
    init(end: Int64, log: EventLog) {
        deadline = Mutex(end + Watchdog.patience)
        self.log = log
        Watchdog.setTimer(for: end + Watchdog.patience)
    }

    /// Starts to watch, on a thread of its own, which logs `lastWords` when it ends the process.
    func start(lastWords: @escaping @Sendable () -> String) {
        _ = BackgroundThread.start {
            while true {
                let end = self.deadline.withLock { $0 }
                guard MonotonicClock.nanoseconds() < end else { break }
                self.waker.wait(until: end)
            }
            self.log.write(lastWords())
            camelwalk_midi_end()
            _exit(0)
        }
    }

    /// The process is to end at `end` from now on. May be called on any thread.
    func follow(_ end: Int64) {
        deadline.withLock { deadline in
            guard deadline != end + Watchdog.patience else { return }
            deadline = end + Watchdog.patience
            Watchdog.setTimer(for: deadline)
            waker.wake()
        }
    }

    private static func setTimer(for deadline: Int64) {
        _ = camelwalk_kill_after(deadline - MonotonicClock.nanoseconds() + grace)
    }
}
