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

    @Test func othersMayEnterOneThatTheyCannotList() throws {
        let folder = TemporaryFolder()
        let path = folder.location("d")
        #expect(PrivateDirectory.make(path, isEnterable: true))
        #expect(folder.mode("d") == 0o711)
        #expect(!PrivateDirectory.make(path), "others enter it")
        _ = path.withCString { chmod($0, 0o700) }
        #expect(PrivateDirectory.make(path, isEnterable: true), "it was closed")
        #expect(folder.mode("d") == 0o711)
        _ = path.withCString { chmod($0, 0o755) }
        #expect(!PrivateDirectory.make(path, isEnterable: true), "others list it")
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
