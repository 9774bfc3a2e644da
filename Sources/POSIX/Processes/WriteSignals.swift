internal import CPOSIX
import Glibc

/// The signals that a write may raise beside its error: nobody reads the pipe any more (SIGPIPE), or the file may not
/// grow (SIGXFSZ, `ulimit -f`).
public enum WriteSignals {
    /// Ignores them from now on, in all threads: the error is enough. Signals that are ignored stay so across an
    /// exec: for processes that will not become another program.
    public static func ignore() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    private static let both = [SIGPIPE, SIGXFSZ]

    /// Calls `write` without either reaching anybody, and leaves everything as it was, one that is pending
    /// already included: they are the command's. May be called on any thread.
    package static func ignored(during write: () -> Void) {
        var (all, before) = (set(both), sigset_t())
        pthread_sigmask(SIG_BLOCK, &all, &before)
        let pending = both.filter(isPending)
        write()
        for signal in both where !pending.contains(signal) && isPending(signal) { take(signal) }
        // Not SIG_SETMASK, by which the C library would also unblock its internal signals.
        var ours = set(both.filter { sigismember(&before, $0) == 0 })
        pthread_sigmask(SIG_UNBLOCK, &ours, nil)
    }

    private static func isPending(_ signal: CInt) -> Bool {
        var pending = sigset_t()
        return sigpending(&pending) == 0 && sigismember(&pending, signal) == 1
    }

    /// Takes the signal, which is pending.
    private static func take(_ signal: CInt) {
        var (one, now) = (set([signal]), timespec())
        sigtimedwait(&one, nil, &now)
    }

    private static func set(_ signals: [CInt]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        signals.forEach { sigaddset(&set, $0) }
        return set
    }
}
