internal import CPOSIX
import Glibc

/// The clock that both processes count from: CLOCK_MONOTONIC, the same for all processes of a time namespace
/// (time_namespaces(7)).
public enum MonotonicClock {
    /// Nanoseconds since an arbitrary moment before the machine's start.
    public static func nanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Nanoseconds of processor time that the calling thread has used, and the broker for it.
    public static func threadNanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
            + camelwalk_counted_processor_time()
    }
}
