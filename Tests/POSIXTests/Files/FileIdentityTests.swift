import Glibc
import TestSupport
import Testing

@testable import POSIX

@Suite struct FileIdentityTests {
    @Test func aFileThatIsWrittenToIsAnother() throws {
        let folder = TemporaryFolder()
        let file = folder.location("a")
        #expect(FileIdentity(file) == nil)
        try AtomicFile.write([1], to: file)
        let first = try #require(FileIdentity(file))
        #expect(FileIdentity(file) == first)
        var times = [timespec(tv_sec: 5, tv_nsec: 6), timespec(tv_sec: 5, tv_nsec: 6)]
        _ = file.withCString { utimensat(AT_FDCWD, $0, &times, 0) }
        #expect(FileIdentity(file)?.modified == 5_000_000_006)
        #expect(FileIdentity(file)?.inode == first.inode)
    }

    @Test func aDirectoryStaysWhenSomethingComesIntoIt() throws {
        let folder = TemporaryFolder()
        let before = try #require(FileIdentity(ByteString(folder.path)))
        usleep(20_000)
        try AtomicFile.write([1], to: folder.location("a"))
        #expect(FileIdentity(ByteString(folder.path)) == before)
    }

    @Test func aLinkIsWhatItLeadsTo() throws {
        let folder = TemporaryFolder()
        _ = folder.location("link").withCString { symlink("target", $0) }
        #expect(FileIdentity(folder.location("link")) == nil, "it leads to nothing")
        try AtomicFile.write([1], to: folder.location("target"))
        #expect(FileIdentity(folder.location("link")) == FileIdentity(folder.location("target")))
    }
}
