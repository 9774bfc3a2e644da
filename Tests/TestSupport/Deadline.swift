import Glibc
import POSIX

/// Seconds after which something that should have happened is taken to be missing. Generous: a machine may be busy, and
/// only a test that fails waits so long.
package let longestWait = 30.0

/// Waits for `condition`, looking every few milliseconds, for `seconds` at most. Returns whether it came true.
package func eventually(_ seconds: Double = longestWait, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = MonotonicClock.nanoseconds() + Int64(seconds * 1e9)
    while MonotonicClock.nanoseconds() < end {
        if try condition() { return true }
        usleep(3_000)
    }
    return try condition()
}

/// Waits for a fixed time, in seconds, to see that something does *not* happen: `condition` stays true all along. Returns
/// whether it did.
package func throughout(_ seconds: Double, _ condition: () throws -> Bool) rethrows -> Bool {
    try !eventually(seconds) { try !condition() }
}

/// Seconds that `body` takes.
package func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = MonotonicClock.nanoseconds()
    try body()
    return Double(MonotonicClock.nanoseconds() - start) / 1e9
}
