import Glibc
import Testing

@testable import POSIX

/// Netlink messages, written as the kernel writes them.
private struct Datagram {
    var bytes: [UInt8] = []

    mutating func append(type: UInt16, sequence: UInt32 = 7, _ payload: [UInt8]) {
        bytes.append(number: UInt32(16 + payload.count))
        bytes.append(number: type)
        bytes.append(number: UInt16(2))
        bytes.append(number: sequence)
        bytes.append(number: UInt32(0))
        bytes += payload
        while bytes.count % 4 != 0 { bytes.append(0) }
    }

    static func error(_ number: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: number)
        return bytes
    }

    var reply: NetlinkReply { NetlinkReply(datagram: bytes, sequence: 7) }
}

@Suite struct NetlinkReplyTests {
    @Test func messagesAreReadToTheEnd() {
        var datagram = Datagram()
        datagram.append(type: 20, [1, 2, 3])
        datagram.append(type: 1, [])
        datagram.append(type: 20, [4])
        #expect(datagram.reply.payloads == [[1, 2, 3], [4]])
        #expect(datagram.reply.end == nil, "there is more to come")
        datagram.append(type: 3, Datagram.error(0))
        datagram.append(type: 20, [9])
        #expect(datagram.reply.payloads == [[1, 2, 3], [4]])
        #expect(datagram.reply.end == .complete)
    }

    @Test func leftoversOfAnotherRequestAreSkipped() {
        var datagram = Datagram()
        datagram.append(type: 20, sequence: 6, [1])
        datagram.append(type: 3, sequence: 6, Datagram.error(0))
        datagram.append(type: 20, [2])
        #expect(datagram.reply.payloads == [[2]])
        #expect(datagram.reply.end == nil)
    }

    @Test(arguments: [
        (UInt16(2), Datagram.error(-ENOENT), NetlinkReply.End.failed(ENOENT)),
        (2, Datagram.error(0), .complete), (2, [], .failed(EBADMSG)),
        (2, Datagram.error(.min), .failed(EBADMSG)), (3, [], .complete),
        (3, Datagram.error(-EINTR), .failed(EINTR)), (4, [], .failed(ENOBUFS)),
    ])
    func errorsEndIt(type: UInt16, payload: [UInt8], end: NetlinkReply.End) {
        var datagram = Datagram()
        datagram.append(type: type, payload)
        #expect(datagram.reply.end == end)
    }

    @Test func aCutMessageIsAnError() {
        var datagram = Datagram()
        datagram.append(type: 20, [1, 2, 3, 4])
        for count in 1..<datagram.bytes.count {
            let cut = NetlinkReply(datagram: Array(datagram.bytes[..<count]), sequence: 7)
            #expect(cut.payloads.isEmpty)
            #expect(cut.end == .failed(EBADMSG))
        }
        datagram.bytes[0] = 3
        #expect(datagram.reply.end == .failed(EBADMSG), "a message is no shorter than its header")
        #expect(NetlinkReply(datagram: [], sequence: 7).end == nil)
    }
}

@Suite struct SocketDiagnosticsMessageTests {
    private func port(state: UInt8 = 10) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64)
        bytes[0] = UInt8(AF_INET)
        bytes[1] = state
        bytes.replaceSubrange(4..<6, with: [0x1F, 0x90])
        bytes.append(number: UInt32(1000))
        bytes.append(number: UInt32(4711))
        return bytes
    }

    private func unix(state: UInt8, attributes: [(type: UInt16, value: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(AF_UNIX), 1, state, 0]
        bytes.append(number: UInt32(42))
        bytes += [UInt8](repeating: 0, count: 8)
        for attribute in attributes {
            bytes.append(number: UInt16(4 + attribute.value.count))
            bytes.append(number: attribute.type)
            bytes += attribute.value
            while bytes.count % 4 != 0 { bytes.append(0) }
        }
        return bytes
    }

    @Test func aPortIsRead() {
        #expect(
            SocketDiagnosticsMessage.listeningPort(port())
                == ListeningPort(number: 8080, inode: 4711, user: 1000))
        #expect(SocketDiagnosticsMessage.listeningPort(port(state: 1)) == nil, "connected")
        #expect(SocketDiagnosticsMessage.listeningPort(port().dropLast()) == nil)
        #expect(SocketDiagnosticsMessage.listeningPort([]) == nil)
    }

    @Test func aUnixSocketIsRead() {
        let socket = SocketDiagnosticsMessage.unixSocket(
            unix(state: 10, attributes: [(0, Array("/run/x\0".utf8)), (9, [1]), (2, [9, 0, 0, 0])]))
        #expect(socket == UnixSocket(state: .listening, name: "/run/x", inode: 42, peer: 9))
        let abstract = SocketDiagnosticsMessage.unixSocket(
            unix(state: 1, attributes: [(0, [0] + Array("a\0b".utf8))]))
        #expect(abstract == UnixSocket(state: .connected, name: "@a@b", inode: 42))
        let nameless = SocketDiagnosticsMessage.unixSocket(unix(state: 7, attributes: [(0, [])]))
        #expect(nameless == UnixSocket(state: .other, name: nil, inode: 42))
    }

    @Test func aCutUnixSocketDoesNoHarm() {
        let whole = unix(state: 10, attributes: [(0, Array("/run/x\0".utf8)), (2, [9, 0, 0, 0])])
        for count in 0..<whole.count {
            let socket = SocketDiagnosticsMessage.unixSocket(Array(whole[..<count]))
            #expect((socket == nil) == (count < 16))
        }
    }

    @Test func requestsHaveTheirLength() {
        let ports = SocketDiagnosticsMessage.listeningPortsRequest(family: AF_INET6, sequence: 5)
        let unix = SocketDiagnosticsMessage.unixSocketsRequest(withConnected: true, sequence: 5)
        #expect(ports.count == 72 && ports.number(UInt32.self, at: 0) == 72)
        #expect(unix.count == 40 && unix.number(UInt32.self, at: 0) == 40)
        #expect(unix.number(UInt32.self, at: 8) == 5)
    }
}

@Suite struct NetworkFileTests {
    @Test func portsAreRead() {
        let text = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0 100 0 0 10 0
               1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1
               2: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 99 1
            nonsense
            """
        #expect(
            NetworkFile.listeningPorts(in: Array(text.utf8)) == [
                ListeningPort(number: 8080, inode: 4711, user: 1000),
                ListeningPort(number: 22, inode: 99, user: 0),
            ])
    }

    @Test func unixSocketsAreRead() {
        let text = """
            Num       RefCount Protocol Flags    Type St Inode Path
            0000000000000000: 00000002 00000000 00010000 0001 01 17 /run/a b
            0000000000000000: 00000003 00000000 00000000 0001 03 18 @abstract
            0000000000000000: 00000002 00000000 00000000 0002 01 19
            0000000000000000: 00000002 00000000 00010000 0001 01 20
            """
        let listening = [
            UnixSocket(state: .listening, name: "/run/a b", inode: 17),
            UnixSocket(state: .listening, name: nil, inode: 20),
        ]
        let bytes = Array(text.utf8)
        #expect(NetworkFile.unixSockets(in: bytes) == listening)
        #expect(
            NetworkFile.unixSockets(in: bytes, withConnected: true) == [
                listening[0], UnixSocket(state: .connected, name: "@abstract", inode: 18), listening[1],
            ])
    }
}

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

@Suite struct ProcessTableTests {
    @Test func theTableHasThisProcessBelowItsParent() throws {
        let table = try #require(ProcessTable())
        #expect(table.members(of: getpid()).contains(getpid()))
        #expect(table.members(of: getppid()).contains(getpid()))
        #expect(table.tree(of: getpid()).contains(getppid()) == false)
    }
}
