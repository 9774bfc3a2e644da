internal import Glibc

/// The messages of sock_diag(7), as bytes. The layouts are those of the kernel's headers linux/sock_diag.h,
/// linux/inet_diag.h and linux/unix_diag.h.
enum SocketDiagnosticsMessage {
    private static let listen = UInt32(1) << 10
    private static let established = UInt32(1) << 1
    private static let requestType: UInt16 = 20  // SOCK_DIAG_BY_FAMILY
    private static let requestFlags: UInt16 = 0x301  // NLM_F_REQUEST, NLM_F_DUMP
    private static let showsNameAndPeer: UInt32 = 1 | 4  // UDIAG_SHOW_NAME, UDIAG_SHOW_PEER

    /// Asks for the TCP sockets of `family` that listen.
    static func listeningPortsRequest(family: Int32, sequence: UInt32) -> [UInt8] {
        // struct inet_diag_req_v2
        var body: [UInt8] = [UInt8(family), UInt8(IPPROTO_TCP), 0, 0]
        body.append(number: listen)
        body += [UInt8](repeating: 0, count: 48)
        return request(body, sequence)
    }

    /// Asks for the unix sockets that listen, and if `withConnected` those that are connected.
    static func unixSocketsRequest(withConnected: Bool, sequence: UInt32) -> [UInt8] {
        // struct unix_diag_req
        var body: [UInt8] = [UInt8(AF_UNIX), 0, 0, 0]
        body.append(number: withConnected ? listen | established : listen)
        body.append(number: UInt32(0))
        body.append(number: showsNameAndPeer)
        body += [UInt8](repeating: 0, count: 8)
        return request(body, sequence)
    }

    private static func request(_ body: [UInt8], _ sequence: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 + body.count)
        bytes.append(number: UInt32(16 + body.count))
        bytes.append(number: requestType)
        bytes.append(number: requestFlags)
        bytes.append(number: sequence)
        bytes.append(number: UInt32(0))
        return bytes + body
    }

    /// Reads a `struct inet_diag_msg`; nil if it is none of a socket that listens.
    static func listeningPort(_ payload: [UInt8]) -> ListeningPort? {
        guard payload.count >= 72, payload[1] == 10, let port = payload.number(UInt16.self, at: 4),
            let user = payload.number(UInt32.self, at: 64), let inode = payload.number(UInt32.self, at: 68)
        else { return nil }
        return ListeningPort(number: UInt16(bigEndian: port), inode: UInt64(inode), user: user)
    }

    /// Reads a `struct unix_diag_msg` and its attributes; nil if it is none.
    static func unixSocket(_ payload: [UInt8]) -> UnixSocket? {
        guard payload.count >= 16, payload[0] == UInt8(AF_UNIX),
            let inode = payload.number(UInt32.self, at: 4)
        else { return nil }
        var socket = UnixSocket(state: .init(diagnostic: payload[2]), name: nil, inode: UInt64(inode))
        var offset = 16
        while let length = payload.number(UInt16.self, at: offset).map({ Int($0) }),
            let type = payload.number(UInt16.self, at: offset + 2), length >= 4,
            offset + length <= payload.count
        {
            switch type {
            case 0:  // UNIX_DIAG_NAME
                socket.name = UnixSocket.name(address: payload[(offset + 4)..<(offset + length)])
            case 2:  // UNIX_DIAG_PEER
                socket.peer = payload.number(UInt32.self, at: offset + 4).map { UInt64($0) }
            default: break
            }
            offset += NetlinkReply.aligned(length)
        }
        return socket
    }
}
