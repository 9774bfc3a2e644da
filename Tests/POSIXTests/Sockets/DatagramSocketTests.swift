import Glibc
import TestSupport
import Testing

@testable import POSIX

@Suite struct DatagramSocketTests {
    @Test func aSocketIsBoundAsLongAsItIsOpen() throws {
        let folder = TemporaryFolder()
        let path = folder.location("s")
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
        let folder = TemporaryFolder()
        let longest = 107 - folder.path.utf8.count - 1
        let descriptor = DatagramSocket.bind(to: folder.location(String(repeating: "x", count: longest)))
        #expect(descriptor >= 0)
        close(descriptor)
        #expect(DatagramSocket.bind(to: folder.location(String(repeating: "x", count: longest + 1))) < 0)
        #expect(errno == ENAMETOOLONG)
    }
}
