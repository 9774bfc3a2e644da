import Glibc
import POSIX

/// Wakes a thread that sleeps in poll(2). Of the process's life: it is never closed.
struct Doorbell: Sendable {
    private let ends: (read: Int32, write: Int32)

    /// A doorbell that nobody has rung. Where no pipe can be made it is silent, and waiting just takes its time.
    init() {
        var pair: [Int32] = [-1, -1]
        // Nobody must wait because a doorbell has been rung too often without being heard.
        let isMade = pipe(&pair) == 0 && fcntl(pair[1], F_SETFL, O_NONBLOCK) == 0
        ends = isMade ? (pair[0], pair[1]) : (-1, -1)
    }

    /// Rings. May be called on any thread.
    func ring() {
        var byte: UInt8 = 0
        _ = write(ends.write, &byte, 1)
    }

    /// Sleeps until it is rung, or `deadline` in `MonotonicClock` nanoseconds.
    func wait(until deadline: Int64) {
        let milliseconds = max(0, deadline - MonotonicClock.nanoseconds() + 999_999) / 1_000_000
        var polled = pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, Int32(clamping: milliseconds)) > 0 else { return }
        var byte: UInt8 = 0
        _ = read(ends.read, &byte, 1)
    }

    /// Sleeps until it is rung, `descriptor` has one of poll(2)'s `events`, or `deadline` in `MonotonicClock`
    /// nanoseconds. Returns whether the descriptor has.
    func wait(until deadline: Int64, or descriptor: Int32, has events: Int16) -> Bool {
        let milliseconds = max(0, deadline - MonotonicClock.nanoseconds() + 999_999) / 1_000_000
        var polled = [
            pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: events, revents: 0),
        ]
        guard poll(&polled, 2, Int32(clamping: milliseconds)) > 0 else { return false }
        var byte: UInt8 = 0
        if polled[0].revents != 0 { _ = read(ends.read, &byte, 1) }
        return polled[1].revents != 0
    }
}
