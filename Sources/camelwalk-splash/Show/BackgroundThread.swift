import CPOSIX
import Glibc

/// A thread that nobody waits for: the process may end under it.
enum BackgroundThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Lets the calling thread yield to the command where they compete for a core.
    static func yieldToOthers() {
        // On Linux a priority is a thread's, whatever POSIX says (setpriority(2), "C library/kernel differences").
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    }

    /// Lets the calling thread, which does little and is to be on time, come before others, as far as the user may:
    /// packages for music raise RLIMIT_RTPRIO and RLIMIT_NICE.
    static func comeFirst() {
        var lowest = sched_param(sched_priority: 1)
        // SCHED_RESET_ON_FORK of linux/sched.h.
        guard sched_setscheduler(0, SCHED_RR | 0x4000_0000, &lowest) != 0 else { return }
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, -11)
    }

    /// Runs `body` on a new thread. Returns false if none could be made.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = make(body) else { return false }
        pthread_detach(thread)
        return true
    }

    /// The same of a thread that somebody waits for, by pthread_join(3). Returns nil if none could be made.
    static func make(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        var thread = pthread_t()
        let retained = Unmanaged.passRetained(Body(body))
        let result = pthread_create(
            &thread, nil,
            { argument in
                camelwalk_need_this_thread(1)
                if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, retained.toOpaque())
        guard result == 0 else {
            retained.release()
            return nil
        }
        return thread
    }
}
