import Glibc

/// The signals that a write may raise beside its error: nobody reads the pipe any more (SIGPIPE), or the file may not
/// grow (SIGXFSZ, `ulimit -f`).
public enum WriteSignals {
    /// Ignores them from now on: the error is enough.
    public static func ignore() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Calls `write` with both ignored, and leaves them as they were: they are the command's.
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
