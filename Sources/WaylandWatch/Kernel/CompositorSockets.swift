internal import POSIX

/// The compositor's sockets among all unix sockets of the machine.
struct CompositorSockets {
    /// The socket that clients are told.
    let path: ByteString

    /// The inodes of the sockets by which clients are connected to the compositor.
    ///
    /// Besides `path` the compositor may listen on others: each sandbox of Flatpak's is given one of its own.
    /// - Parameters:
    ///   - sockets: All unix sockets, those that listen and those that are connected.
    ///   - listening: The inodes of those that the compositor listens on.
    func clients(in sockets: [UnixSocket], listening: Set<UInt64>) -> Set<UInt64> {
        var names: Set<ByteString> = [path]
        for socket in sockets where socket.state == .listening && listening.contains(socket.inode) {
            if let name = socket.name, isForClients(name) { names.insert(name) }
        }
        var clients: Set<UInt64> = []
        // What a listening socket's connections are called on the compositor's side is the listening socket's name.
        for socket in sockets where socket.state == .connected {
            if let name = socket.name, let peer = socket.peer, peer != 0, names.contains(name) {
                clients.insert(peer)
            }
        }
        return clients
    }

    /// The X server's sockets are its own, though compositors make them; what has no path is another protocol's.
    private func isForClients(_ name: ByteString) -> Bool {
        name.isAbsolutePath && !name.bytes.starts(with: "/tmp/.X11-unix/".utf8)
    }
}
