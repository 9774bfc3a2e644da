/// A TCP socket that listens, of IPv4 or IPv6.
public struct ListeningPort: Hashable, Sendable {
    /// The local port.
    public var number: UInt16
    /// The socket's inode, as links in /proc/PID/fd name it.
    public var inode: UInt64
    /// The user who made the socket.
    public var user: UInt32

    /// The socket `inode` of `user` on port `number`.
    public init(number: UInt16, inode: UInt64, user: UInt32) {
        self.number = number
        self.inode = inode
        self.user = user
    }
}
