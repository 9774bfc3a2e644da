import Glibc
import Testing

@testable import POSIX

@Suite struct SocketsOfThisProcessTests {
    @Test func inodesAreReadOutOfLinks() {
        #expect(ProcessFile.socketInode(Array("socket:[4711]".utf8)) == 4711)
        #expect(ProcessFile.socketInode(Array("pipe:[4711]".utf8)) == nil)
        #expect(ProcessFile.socketInode(Array("socket:[".utf8)) == nil)
        #expect(ProcessFile.socketInode([]) == nil)
    }

    /// A socket of `family` and its inode.
    private func socketAndInode(_ family: Int32) throws -> (descriptor: Int32, inode: UInt64) {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        var status = stat()
        try #require(descriptor >= 0 && fstat(descriptor, &status) == 0)
        return (descriptor, UInt64(status.st_ino))
    }

    @Test func thePortThatIsListenedOnIsFoundBothWays() throws {
        let (descriptor, inode) = try socketAndInode(AF_INET)
        defer { close(descriptor) }
        let diagnostics = try #require(SocketDiagnostics())
        #expect(try #require(diagnostics.listeningPorts()).contains { $0.inode == inode } == false)
        try #require(listen(descriptor, 1) == 0)
        let port = try #require(diagnostics.listeningPorts()?.first { $0.inode == inode })
        #expect(port.number > 0 && port.user == getuid())
        #expect(NetworkFile.listeningPorts()?.contains(port) == true)
        #expect(ProcessFile.socketInodes()?.contains(inode) == true)
        #expect(ProcessFile.socketInodes(-1) == nil)
    }

    @Test func theUnixSocketThatIsListenedOnIsFoundBothWays() throws {
        let (descriptor, inode) = try socketAndInode(AF_UNIX)
        defer { close(descriptor) }
        let diagnostics = try #require(SocketDiagnostics())
        // With the family alone, the kernel gives it an abstract name (unix(7), autobind).
        var family = sa_family_t(AF_UNIX)
        let isBound = withUnsafePointer(to: &family) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, 2) }
        }
        try #require(isBound == 0)
        #expect(diagnostics.unixSockets(withConnected: true)?.contains { $0.inode == inode } == false)
        try #require(listen(descriptor, 1) == 0)
        let found = try #require(diagnostics.unixSockets()?.first { $0.inode == inode })
        #expect(found.state == .listening && found.name?.bytes.first == UInt8(ascii: "@"))
        #expect(NetworkFile.unixSockets()?.contains(found) == true)
    }

    @Test func theOtherEndIsFound() throws {
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { ends.forEach { close($0) } }
        let inodes = ends.map { end in
            var status = stat()
            fstat(end, &status)
            return UInt64(status.st_ino)
        }
        let sockets = try #require(SocketDiagnostics()?.unixSockets(withConnected: true))
        let one = try #require(sockets.first { $0.inode == inodes[0] })
        #expect(one == UnixSocket(state: .connected, name: nil, inode: inodes[0], peer: inodes[1]))
    }

    @Test func manySocketsAreReadInManyPieces() throws {
        var ends: [Int32] = []
        defer { ends.forEach { close($0) } }
        for _ in 0..<400 {
            var pair: [Int32] = [-1, -1]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
            ends += pair
        }
        let sockets = try #require(SocketDiagnostics()?.unixSockets(withConnected: true))
        let inodes = Set(sockets.map(\.inode))
        #expect(try #require(ProcessFile.socketInodes()).filter(inodes.contains).count >= 800)
    }
}
