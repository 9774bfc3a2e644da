import Glibc
import POSIX
import Testing

@testable import camelwalk

@Suite struct AnswerPipeTests {
    private func later(_ seconds: Double) -> Int64 { MonotonicClock.nanoseconds() + Int64(seconds * 1e9) }

    @Test func whatIsWrittenIsReadUpToTheCount() throws {
        guard var pipe = AnswerPipe() else { throw Errno(EMFILE) }
        _ = write(pipe.output, "abcdef", 6)
        #expect(pipe.read(4, until: later(60)) == Array("abcd".utf8))
    }

    @Test func anAnswerThatEndsIsNotWaitedForAnyLonger() throws {
        guard var pipe = AnswerPipe() else { throw Errno(EMFILE) }
        _ = write(pipe.output, "ab", 2)
        let deadline = later(60)
        #expect(pipe.read(4, until: deadline) == Array("ab".utf8))
        #expect(MonotonicClock.nanoseconds() < deadline)
    }

    @Test func anAnswerThatDoesNotComeEndsWithItsTime() throws {
        guard var pipe = AnswerPipe() else { throw Errno(EMFILE) }
        let writer = dup(pipe.output)
        defer { close(writer) }
        let deadline = later(0.05)
        #expect(pipe.read(4, until: deadline) == [])
        #expect(MonotonicClock.nanoseconds() >= deadline)
    }

    @Test func itKeepsAwayFromTheStandardDescriptorsAndIsNotInherited() throws {
        guard let pipe = AnswerPipe() else { throw Errno(EMFILE) }
        #expect(pipe.output >= 10)
        #expect(fcntl(pipe.output, F_GETFD) & FD_CLOEXEC != 0)
    }
}
