import Glibc
import POSIX
import TestSupport
import Testing

@Suite struct SystemTests {
    @Test func theErrorIsThatOfTheCall() {
        #expect(throws: Errno(ENOENT)) { try ByteString("/nonexistent").openToRead() }
        #expect(throws: Errno(ENOTDIR)) { try ByteString("/dev/null/a").fileStatus() }
        #expect(throws: Errno(EBADF)) { try valueOrErrno { close(-1) } }
        #expect(throws: Errno(EBADF)) { try stat(descriptor: -1) }
        #expect(Errno(ENOENT).description == "No such file or directory")
    }

    /// The bytes are freed behind the call, and what frees them may set another error.
    @Test func theErrorIsReadBeforeAnythingElseHappens() {
        let path = ByteString(String(repeating: "a", count: 100_000))
        #expect(throws: Errno(77)) {
            try path.valueOrErrno { _ in
                errno = 77
                return -1
            }
        }
        errno = 5
        #expect(throws: Never.self) { try path.valueOrErrno { _ in 0 } }
    }

    @Test func whatIsOpenedNeverWaitsAndIsNotInherited() throws {
        let directory = TemporaryFolder()
        let folder = ByteString(directory.path)
        let fifo = folder.appending(path: "fifo")
        let link = folder.appending(path: "link")
        mkfifo(fifo.description, 0o600)
        symlink("fifo", link.description)
        let descriptor = try link.openToRead()
        defer { close(descriptor) }
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
        #expect(throws: Errno(ELOOP)) { try link.openToRead(followsLinks: false) }
        #expect(try link.fileStatus(followsLinks: false).st_mode & S_IFMT == S_IFLNK)
        #expect(folder.isDirectory && !fifo.isRegularFile && !fifo.isDirectory)
    }

    @Test func aVariableIsItsBytes() {
        setenv("CAMELWALK_TEST_VARIABLE", "\u{E9}", 1)
        #expect(ByteString(environment: "CAMELWALK_TEST_VARIABLE") == "\u{E9}")
        unsetenv("CAMELWALK_TEST_VARIABLE")
        #expect(ByteString(environment: "CAMELWALK_TEST_VARIABLE") == nil)
    }
}
