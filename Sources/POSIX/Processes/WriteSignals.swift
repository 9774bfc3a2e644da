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

    /// Calls `write` with both ignored, in all threads, and leaves them as they were: they are the command's.
    ///
    /// May be called on any thread of a process that has called `ignore`, since nothing changes there. In another
    /// process only one thread may call it: of two at once, the second would restore what the first has set.
    package static func ignored(during write: () -> Void) {
        var ignore = sigaction()
        ignore.__sigaction_handler.sa_handler = SIG_IGN
        var pipe = sigaction()
        var size = sigaction()
        sigaction(SIGPIPE, &ignore, &pipe)
        sigaction(SIGXFSZ, &ignore, &size)
        write()
        sigaction(SIGPIPE, &pipe, nil)
        sigaction(SIGXFSZ, &size, nil)
    }
}
