import POSIX
import SplashProtocol
import Synchronization

/// Whether the desktop preferred dark windows when it was last asked: the first frame cannot wait for its answer, and a
/// light one that becomes dark would flash.
final class ColorSchemeMemory: Sendable {
    private let remembered = Mutex(false)
    private let isRead = Semaphore()
    /// Nanoseconds that the first frame waits for a thread that has found no core yet.
    private static let patience: Int64 = 2_000_000

    /// Looks for the file on a thread of its own: a file system may take its time.
    init() {
        let isStarted = BackgroundThread.start { [self] in
            let isDark = FileRequest.isDark.ask() != nil
            remembered.withLock { $0 = isDark }
            isRead.signal()
        }
        if !isStarted { isRead.signal() }
    }

    /// What is known by now; false if that is nothing. To be called once: waits for the file, 2 ms at most.
    func recall() -> Bool {
        _ = isRead.wait(until: MonotonicClock.nanoseconds() + ColorSchemeMemory.patience)
        return remembered.withLock { $0 }
    }

    /// Remembers what the desktop has said.
    func remember(isDark: Bool, _ log: EventLog) {
        do throws(RememberingError) {
            try FileRequest.remember(isDark: isDark).run()
        } catch {
            log.write("preference for dark not kept: \(error)")
        }
    }
}
