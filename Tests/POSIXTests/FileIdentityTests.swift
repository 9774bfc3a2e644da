import Glibc
import Testing

@testable import POSIX

/// A folder of the test's own, gone with it.
private final class Folder {
    let path: ByteString

    init() throws {
        var name = Array("/tmp/camelwalk-posix.XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&name))
        path = ByteString(cString: name)
    }

    deinit { _ = ByteString("rm -rf \(path)").withCString { system($0) } }

    func file(_ name: String) -> ByteString { path.appending(path: ByteString(name)) }
}

@Suite struct FileIdentityTests {
    @Test func aFileThatIsWrittenToIsAnother() throws {
        let folder = try Folder()
        let file = folder.file("a")
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
        let folder = try Folder()
        let before = try #require(FileIdentity(folder.path))
        usleep(20_000)
        try AtomicFile.write([1], to: folder.file("a"))
        #expect(FileIdentity(folder.path) == before)
    }

    @Test func aLinkIsWhatItLeadsTo() throws {
        let folder = try Folder()
        _ = folder.file("link").withCString { symlink("target", $0) }
        #expect(FileIdentity(folder.file("link")) == nil, "it leads to nothing")
        try AtomicFile.write([1], to: folder.file("target"))
        #expect(FileIdentity(folder.file("link")) == FileIdentity(folder.file("target")))
    }
}

@Suite struct DatagramSocketTests {
    @Test func aSocketIsBoundAsLongAsItIsOpen() throws {
        let folder = try Folder()
        let path = folder.file("s")
        let descriptor = DatagramSocket.bind(to: path)
        try #require(descriptor >= 0)
        #expect(DatagramSocket.bind(to: path) < 0 && errno == EADDRINUSE)
        #expect(DatagramSocket.isBound(path))
        close(descriptor)
        #expect(!DatagramSocket.isBound(path))
        var status = stat()
        #expect(path.withCString { stat($0, &status) } == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func aNameThatIsTooLongIsAnError() throws {
        let folder = try Folder()
        let longest = 107 - folder.path.bytes.count - 1
        let descriptor = DatagramSocket.bind(to: folder.file(String(repeating: "x", count: longest)))
        #expect(descriptor >= 0)
        close(descriptor)
        #expect(DatagramSocket.bind(to: folder.file(String(repeating: "x", count: longest + 1))) < 0)
        #expect(errno == ENAMETOOLONG)
    }
}

@Suite struct PrivateDirectoryTests {
    @Test func aDirectoryIsMadeForOneUser() throws {
        let folder = try Folder()
        let path = folder.file("d")
        #expect(PrivateDirectory.make(path))
        #expect(PrivateDirectory.make(path), "it is there already")
        _ = path.withCString { chmod($0, 0o755) }
        #expect(!PrivateDirectory.make(path), "others look into it")
        #expect(PrivateDirectory.isOwn(path))
        _ = path.withCString { chmod($0, 0o1777) }
        #expect(!PrivateDirectory.isOwn(path))
    }

    @Test func aLinkOrAFileIsNone() throws {
        let folder = try Folder()
        _ = folder.file("link").withCString { symlink("/", $0) }
        #expect(!PrivateDirectory.make(folder.file("link")))
        try AtomicFile.write([1], to: folder.file("file"))
        #expect(!PrivateDirectory.make(folder.file("file")))
        #expect(!PrivateDirectory.make(folder.file("no/where")))
    }
}
