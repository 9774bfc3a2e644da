/// A unix socket of any type.
public struct UnixSocket: Hashable, Sendable {
    /// What a unix socket does.
    public enum State: Sendable {
        case connected, listening, other

        /// Reads the kernel's number (TCP_ESTABLISHED and so on, which unix sockets use too).
        init(diagnostic number: UInt8) {
            self = number == 1 ? .connected : number == 10 ? .listening : .other
        }
    }

    /// What it does.
    public var state: State
    /// The name that it is bound to, as the process that bound it wrote it: a path, or `@` and an abstract name.
    /// Zeros in an abstract name read `@` too. Nil if it has none.
    public var name: ByteString?
    /// The socket's inode, as links in /proc/PID/fd name it.
    public var inode: UInt64
    /// The inode of the socket at the other end; nil if there is none, or nobody says.
    public var peer: UInt64?

    /// A socket in `state`.
    public init(state: State, name: ByteString?, inode: UInt64, peer: UInt64? = nil) {
        self.state = state
        self.name = name
        self.inode = inode
        self.peer = peer
    }

    /// The name that an address of the kernel's (sun_path) means; nil if it is empty.
    static func name(address: some Collection<UInt8>) -> ByteString? {
        guard let first = address.first else { return nil }
        // Paths come with the zero that ends them.
        let bytes = first == 0 ? Array(address) : Array(address.prefix { $0 != 0 })
        return ByteString(bytes: bytes.map { $0 == 0 ? UInt8(ascii: "@") : $0 })
    }
}
