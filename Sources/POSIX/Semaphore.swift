internal import CPOSIX
internal import Glibc

/// A count that threads wait for, sem_overview(7). It needs no descriptor, and goes with its owner.
package final class Semaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    /// A semaphore at 0.
    package init() {
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Counts up, and wakes a thread that waits. Never blocks.
    package func signal() {
        sem_post(semaphore)
    }

    /// Sleeps while the count is 0, then counts down.
    package func wait() {
        while sem_wait(semaphore) != 0, errno == EINTR {}
    }

    /// Sleeps while the count is 0, until `deadline` in `MonotonicClock` nanoseconds at most, then counts down. Returns
    /// false if it was 0 all the time.
    package func wait(until deadline: Int64) -> Bool {
        camelwalk_wait_until(semaphore, deadline) == 0
    }
}
