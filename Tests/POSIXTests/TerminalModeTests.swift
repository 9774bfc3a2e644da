import Glibc
import Testing

@testable import POSIX

@Suite struct TerminalModeTests {
    /// After a login, but for these flags.
    private func mode(input: Int32 = 0, output: Int32 = 0, local: Int32 = 0) -> TerminalMode {
        var settings = termios()
        settings.c_iflag = tcflag_t((ICRNL | IXON) & ~input)
        settings.c_oflag = tcflag_t((OPOST | ONLCR) & ~output)
        settings.c_lflag = tcflag_t((ICANON | ECHO | ISIG | IEXTEN) & ~local)
        return TerminalMode(settings)
    }

    @Test func linesMayBeHidden() {
        #expect(mode() == .lines)
        #expect(mode(local: ECHO) == .lines)
    }

    @Test func playersAndPagersTakeKeys() {
        #expect(mode(local: ICANON | ECHO) == .keys)
    }

    @Test func textInterfacesTakeMore() {
        #expect(mode(input: ICRNL, local: ICANON | ECHO) == .raw, "curses, readline")
        #expect(mode(local: ICANON | ECHO | ISIG) == .raw)
        #expect(mode(input: ICRNL | IXON, output: OPOST, local: ICANON | ECHO | ISIG | IEXTEN) == .raw)
    }

    @Test func whatIsNoTerminalHasNone() {
        #expect(TerminalMode(descriptor: -1) == nil)
        #expect(TerminalMode.of(0, in: Int32.max) == nil)
    }
}
