import Glibc
import Testing

@testable import POSIX

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
