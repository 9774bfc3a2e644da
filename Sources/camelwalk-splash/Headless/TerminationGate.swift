import Glibc
import POSIX
import Synchronization

/// Lets signals that end the process wait until no thread is half way through writing a file.
///
/// A thread can keep signals from itself only: in a process with several, Ctrl-C would end it through another one, and
/// leave a part of a file behind. So all threads block these signals, except for one that waits for them. It ends the
/// process once nothing is being written; no pictures need to be finished for that.
final class TerminationGate: Sendable {
    private struct State {
        var holders = 0
        var isClosed = false
        /// A file that is not whole, and must not stay.
        var part: ByteString?
    }

    private let state = Mutex(State())

    /// From now on, the calling thread and those that it starts leave the signals to a thread of their own, which stays
    /// until the process ends.
    init() {
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &before)
        let signals = TerminationGate.endingSignals(unblockedIn: before)
        _ = withUnsafePointer(to: signals) { pthread_sigmask(SIG_BLOCK, $0, nil) }
        if !BackgroundThread.start({ self.wait(for: signals) }) { pthread_sigmask(SIG_SETMASK, &before, nil) }
    }

    /// Does `body`, during which no signal ends the process. If one has come, this does not return.
    func holding<Value, Failure>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        while !enter() { usleep(10_000) }
        defer { state.withLock { $0.holders -= 1 } }
        return try body()
    }

    /// If a signal ends the process, the file at `part` is removed before; nil for none. Call it in `holding` together with
    /// what makes the file, or gives it its name.
    func remove(_ part: ByteString?) { state.withLock { $0.part = part } }

    private func enter() -> Bool {
        state.withLock { state in
            if !state.isClosed { state.holders += 1 }
            return !state.isClosed
        }
    }

    private func wait(for signals: sigset_t) {
        var signals = signals
        var signal: Int32 = 0
        while sigwait(&signals, &signal) == 0 {
            state.withLock { $0.isClosed = true }
            while state.withLock({ $0.holders }) > 0 { usleep(500) }
            _ = state.withLock { $0.part }?.withCString { unlink($0) }
            var one = sigset_t()
            sigemptyset(&one)
            sigaddset(&one, signal)
            pthread_sigmask(SIG_UNBLOCK, &one, nil)
            raise(signal)
            // Only process 1 of a container is still here.
            pthread_sigmask(SIG_BLOCK, &one, nil)
            state.withLock { $0.isClosed = false }
        }
    }

    /// Faults of a thread are its own, and what stops a process leaves nothing half done.
    private static let otherSignals = [
        SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN,
        SIGTTOU,
        SIGURG, SIGWINCH,
    ]

    private static func endingSignals(unblockedIn blocked: sigset_t) -> sigset_t {
        var (blocked, signals) = (blocked, sigset_t())
        sigfillset(&signals)
        for signal in 1...64 as ClosedRange<Int32>
        where otherSignals.contains(signal) || sigismember(&blocked, signal) == 1 || isIgnored(signal) {
            sigdelset(&signals, signal)
        }
        return signals
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return true }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
