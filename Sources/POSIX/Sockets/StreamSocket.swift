internal import Glibc

/// Sending and receiving as many bytes as there are, on the descriptor of a stream socket that somebody else owns.
package struct StreamSocket: Sendable {
    package let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Two that are connected with each other, each its owner's to close.
    package static func pair() throws(Errno) -> (StreamSocket, StreamSocket) {
        var pair: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        try valueOrErrno { socketpair(AF_UNIX, kind, 0, &pair) }
        return (StreamSocket(descriptor: pair[0]), StreamSocket(descriptor: pair[1]))
    }

    /// From now on, what does not come in `seconds` does not come; 0 for ever.
    package func wait(atMost seconds: Int) {
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Sleeps until something can be received, `milliseconds` at most. Returns whether it can.
    package func hasBytes(within milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, milliseconds) > 0
    }

    /// Sends bytes; waits while the other side has not taken those before. Returns false if nobody is there.
    package func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
            let count = Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Fills `bytes` with what comes next; false if they do not come.
    package func receive(into bytes: UnsafeMutableRawBufferPointer) -> Bool {
        var received = 0
        while received < bytes.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[received...])
            let count = recv(descriptor, rest.baseAddress, rest.count, Int32(MSG_WAITALL))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            received += count
        }
        return true
    }

    /// Sends numbers, in this machine's order of bytes.
    package func send(numbers: [Int64]) -> Bool { numbers.withUnsafeBytes { send($0) } }

    /// The next `count` numbers; nil if they do not come.
    package func numbers(_ count: Int) -> [Int64]? {
        var numbers = [Int64](repeating: 0, count: count)
        return numbers.withUnsafeMutableBytes { receive(into: $0) } ? numbers : nil
    }
}
