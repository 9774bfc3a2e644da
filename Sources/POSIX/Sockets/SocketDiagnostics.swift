internal import Glibc

/// Asks the kernel for sockets of the network namespace that this was made in, by sock_diag(7): some 20 microseconds a
/// question, no rights needed.
///
/// A sandbox may have no such thing, and old kernels lack the modules (tcp_diag, unix_diag): then the answer is nil,
/// and `NetworkFile` is asked instead. One thread at a time.
public final class SocketDiagnostics {
    private static let netlink: Int32 = 16  // AF_NETLINK
    private static let diagnostics: Int32 = 4  // NETLINK_SOCK_DIAG
    // The kernel makes its datagrams as large as what is read into, up to 32 KiB, or a page: larger ones cost it time.
    private static let capacity = 8_192
    // Answers are made while they are read; nobody waits for long.
    private static let patience = timeval(tv_sec: 0, tv_usec: 200_000)

    private var descriptor: Int32
    private var sequence: UInt32 = 0
    private var buffer = [UInt8](repeating: 0, count: capacity)

    /// A socket to ask by; nil if there is none to be had.
    public init?() {
        descriptor = SocketDiagnostics.open()
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The TCP sockets that listen, of IPv4 and IPv6; nil if nobody says.
    public func listeningPorts() -> [ListeningPort]? {
        var ports: [ListeningPort] = []
        for family in [AF_INET, AF_INET6] {
            let answer = ask {
                SocketDiagnosticsMessage.listeningPortsRequest(family: family, sequence: $0)
            }
            // A kernel without IPv6 has none of those.
            guard let answer else {
                if family == AF_INET6 { continue }
                return nil
            }
            ports += answer.compactMap(SocketDiagnosticsMessage.listeningPort)
        }
        return ports
    }

    /// The unix sockets that listen, and if `withConnected` those that are connected; nil if nobody says.
    public func unixSockets(withConnected: Bool = false) -> [UnixSocket]? {
        ask { SocketDiagnosticsMessage.unixSocketsRequest(withConnected: withConnected, sequence: $0) }?
            .compactMap(SocketDiagnosticsMessage.unixSocket)
    }

    /// Sends the request of a dump, and reads all of the answer.
    private func ask(_ request: (UInt32) -> [UInt8]) -> [[UInt8]]? {
        if descriptor < 0 { descriptor = SocketDiagnostics.open() }
        sequence &+= 1
        guard descriptor >= 0, send(request(sequence)), let answer = receive() else {
            // Half an answer is left in it.
            if descriptor >= 0 { close(descriptor) }
            descriptor = -1
            return nil
        }
        return answer
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        while true {
            let count = Glibc.send(descriptor, bytes, bytes.count, 0)
            if count < 0, errno == EINTR { continue }
            return count == bytes.count
        }
    }

    private func receive() -> [[UInt8]]? {
        var payloads: [[UInt8]] = []
        while true {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_TRUNC))
            if count < 0, errno == EINTR { continue }
            guard count > 0, count <= buffer.count else { return nil }
            let reply = NetlinkReply(datagram: Array(buffer[..<count]), sequence: sequence)
            payloads += reply.payloads
            switch reply.end {
            case .complete: return payloads
            case .failed: return nil
            case nil: break
            }
        }
    }

    private static func open() -> Int32 {
        let type = Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(netlink, type, diagnostics)
        guard descriptor >= 0 else { return -1 }
        var patience = patience
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
    }
}
