import Glibc
import TestSupport
import Testing

@testable import POSIX

@Suite struct PrivateDirectoryTests {
    @Test func aDirectoryIsMadeForOneUser() throws {
        let folder = TemporaryFolder()
        let path = folder.location("d")
        #expect(PrivateDirectory.make(path))
        #expect(PrivateDirectory.make(path), "it is there already")
        _ = path.withCString { chmod($0, 0o755) }
        #expect(!PrivateDirectory.make(path), "others look into it")
        #expect(PrivateDirectory.isOwn(path))
        _ = path.withCString { chmod($0, 0o1777) }
        #expect(!PrivateDirectory.isOwn(path))
    }

    @Test func aLinkOrAFileIsNone() throws {
        let folder = TemporaryFolder()
        _ = folder.location("link").withCString { symlink("/", $0) }
        #expect(!PrivateDirectory.make(folder.location("link")))
        try AtomicFile.write([1], to: folder.location("file"))
        #expect(!PrivateDirectory.make(folder.location("file")))
        #expect(!PrivateDirectory.make(folder.location("no/where")))
    }
}
