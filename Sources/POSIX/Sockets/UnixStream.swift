internal import CPOSIX
internal import Glibc

/// A connection to a stream socket of this machine, closed with this object.
public final class UnixStream {
    /// For poll(2); stays this object's.
    public let descriptor: Int32

    /// Connects to the socket at `path`. Throws the reason as the system gives it.
    public init(path: ByteString) throws(SocketError) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { throw SocketError(path, .last) }
        guard let address = sockaddr_un(path: path) else {
            close(descriptor)
            throw SocketError(path, Errno(ENAMETOOLONG))
        }
        guard address.withPointer({ connect(descriptor, $0, $1) }) == 0 else {
            let error = SocketError(path, .last)
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// The process that listens on the other side, or nil if that is in a namespace that we do not see.
    public var peer: Int32? {
        let process = camelwalk_peer_process(descriptor)
        return process > 0 ? process : nil
    }

    /// Writes `bytes`, which are few. Returns false if they cannot be written at once.
    public func write(_ bytes: [UInt8]) -> Bool {
        send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    // Whoever writes faster than we read would be read for ever.
    private static let maximumBytes = 65_536

    /// What has come so far, which may be nothing, 64 KiB at most; nil if no more will come. Does not wait.
    public func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: UnixStream.maximumBytes)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { return Array(buffer[..<count]) }
            if count < 0, errno == EINTR { continue }
            return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? [] : nil
        }
    }

    /// Sleeps until something can be read, `milliseconds` at most. Returns whether it can.
    public func wait(milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, milliseconds) > 0
    }
}

/// Why a socket cannot be used.
public struct SocketError: Error, CustomStringConvertible {
    /// One line: the socket, and the system's reason.
    public let description: String

    init(_ path: ByteString, _ error: Errno) {
        description = "\(path): \(error)"
    }
}
