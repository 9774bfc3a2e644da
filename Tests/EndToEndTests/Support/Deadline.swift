import POSIX
import Glibc

/// Waits for `condition`, looking every few milliseconds, for `seconds` at most. Returns whether it came true.
func eventually(_ seconds: Double = 10, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = MonotonicClock.nanoseconds() + Int64(seconds * 1e9)
    while MonotonicClock.nanoseconds() < end {
        if try condition() { return true }
        usleep(3_000)
    }
    return try condition()
}

/// Seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = MonotonicClock.nanoseconds()
    try body()
    return Double(MonotonicClock.nanoseconds() - start) / 1e9
}
