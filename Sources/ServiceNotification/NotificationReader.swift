internal import Glibc

/// The splash's end of the relay.
public struct NotificationReader: Sendable {
    private let descriptor: Int32

    /// Reads from `descriptor`, which stays the caller's to close.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Calls `handler` on this thread with each message, until the relay has ended. Sleeps between them.
    public func run(_ handler: (ServiceMessage) -> Void) {
        var buffer = [UInt8](repeating: 0, count: ServiceMessage.maximumBytes)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            handler(ServiceMessage(datagram: buffer[..<count]))
        }
    }
}
