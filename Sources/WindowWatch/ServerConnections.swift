internal import POSIX

/// To whom processes are connected, among all unix sockets of the network namespace.
struct ServerConnections {
    /// By the inode of a client's socket: its server's, and the name that the server listens on.
    private let servers: [UInt64: (inode: UInt64, name: ByteString)]

    /// The connections among `sockets`. What a listening socket's connections are called is the listening socket's name;
    /// a pair of sockets has none.
    init(_ sockets: [UnixSocket]) {
        var servers: [UInt64: (inode: UInt64, name: ByteString)] = [:]
        for socket in sockets where socket.state == .connected {
            if let name = socket.name, let peer = socket.peer, peer != 0 {
                servers[peer] = (socket.inode, name)
            }
        }
        self.servers = servers
    }

    /// Whether one of these clients' sockets leads to one of these servers', by another name than those `excepted`.
    func connects(_ clients: Set<UInt64>, to server: Set<UInt64>, excepted: Set<ByteString>) -> Bool {
        clients.contains { client in
            servers[client].map { server.contains($0.inode) && !excepted.contains($0.name) } ?? false
        }
    }

    /// Whether one of these clients' sockets leads to a server that listens on one of these names.
    func connects(_ clients: Set<UInt64>, toNames names: Set<ByteString>) -> Bool {
        clients.contains { servers[$0].map { names.contains($0.name) } ?? false }
    }

    /// Whether one of these clients' sockets leads to an X server of this machine.
    func connectsToXServer(_ clients: Set<UInt64>) -> Bool {
        clients.contains { client in
            servers[client].map { ServerConnections.isXServers($0.name) } ?? false
        }
    }

    private static func isXServers(_ name: ByteString) -> Bool {
        let path = Array("/tmp/.X11-unix/X".utf8)
        return name.bytes.starts(with: path) || name.bytes.dropFirst().starts(with: path)
    }
}
