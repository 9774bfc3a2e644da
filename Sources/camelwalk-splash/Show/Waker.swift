import CPOSIX
import Glibc
import POSIX

/// Wakes a thread that sleeps in poll(2). Of the process's life: it is never closed.
struct Waker: Sendable {
    private let descriptor: Int32

    /// A waker that has not been used yet. If no descriptor is left it does nothing, and waiting just takes its time.
    init() {
        descriptor = camelwalk_event_counter()
    }

    /// Wakes the thread that waits, or the next one that does. Any thread may call this; it never blocks.
    func wake() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout.size(ofValue: one))
    }

    /// Sleeps until it is woken, or until `deadline` in `MonotonicClock` nanoseconds.
    func wait(until deadline: Int64) {
        // poll(2) passes over a descriptor below zero.
        _ = wait(until: deadline, or: -1, has: 0)
    }

    /// Sleeps until it is woken, `descriptor` has one of poll(2)'s `events`, or `deadline` in `MonotonicClock`
    /// nanoseconds. Returns whether the descriptor has.
    func wait(until deadline: Int64, or descriptor: Int32, has events: Int16) -> Bool {
        let milliseconds = max(0, deadline - MonotonicClock.nanoseconds() + 999_999) / 1_000_000
        var polled = [
            pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: events, revents: 0),
        ]
        guard poll(&polled, 2, Int32(clamping: milliseconds)) > 0 else { return false }
        var count: UInt64 = 0
        if polled[0].revents != 0 { _ = read(self.descriptor, &count, MemoryLayout.size(ofValue: count)) }
        return polled[1].revents != 0
    }
}
