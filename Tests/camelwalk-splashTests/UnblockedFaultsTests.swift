import CUnblockedFaults
import Glibc
import Testing

@testable import camelwalk_splash

@Suite struct UnblockedFaultsTests {
    @Test func aThreadThatBlocksAllSignalsDoesNotBlockFaults() {
        var all = sigset_t()
        var before = sigset_t()
        var now = sigset_t()
        sigfillset(&all)
        #expect(pthread_sigmask(SIG_SETMASK, &all, &before) == 0)
        pthread_sigmask(SIG_SETMASK, &before, &now)
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP] { #expect(sigismember(&now, fault) == 0) }
        #expect(sigismember(&now, SIGTERM) == 1)
        #expect(sigismember(&now, SIGCHLD) == 1)
    }

    @Test func whatItDoesNotKnowIsAnError() {
        var none = sigset_t()
        sigemptyset(&none)
        #expect(pthread_sigmask(-1, &none, nil) == EINVAL)
    }
}
