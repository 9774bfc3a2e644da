public import POSIX

/// What shows that a service can be used.
public enum ServiceEvent: Equatable, Sendable {
    /// A process listens on a socket.
    case listens(ListeningSocket, process: Int32)
    /// Something is at this path.
    case exists(ByteString)

    /// One line for the log.
    public var description: String {
        switch self {
        case .listens(let socket, let process): "listens \(socket.address) of process \(process)"
        case .exists(let path): "path \(path) exists"
        }
    }
}

/// A socket that listens.
public struct ListeningSocket: Equatable, Sendable {
    /// By what a client finds it.
    public enum Address: Equatable, Sendable, CustomStringConvertible {
        case tcp(port: UInt16)
        case unix(name: ByteString)

        /// The kind and the port or name.
        public var description: String {
            switch self {
            case .tcp(let port): "tcp \(port)"
            case .unix(let name): "unix \(name)"
            }
        }
    }

    /// By what a client finds it.
    public var address: Address
    /// The socket's inode.
    public var inode: UInt64
    /// Who made it; nil if that is not known.
    public var user: UInt32?

    /// A socket at `address`.
    public init(address: Address, inode: UInt64, user: UInt32? = nil) {
        self.address = address
        self.inode = inode
        self.user = user
    }
}
