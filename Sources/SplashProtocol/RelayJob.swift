public import POSIX

/// What the relay of the command's notifications needs to know. Descriptors are inherited by it.
public struct RelayJob: Equatable, Sendable {
    /// The socket that the command notifies; it passes credentials.
    public var socket: Int32
    /// The socket's path, which the relay removes in the end; nil if its name is abstract.
    public var path: ByteString?
    /// Where the splash reads.
    public var splash: Int32
    /// The command, with which the relay ends.
    public var command: WatchedCommand
    /// The socket that the launcher was given itself, as NOTIFY_SOCKET has it; everything goes on to it.
    public var outer: ByteString?
    /// Where the log goes, or nil.
    public var logDescriptor: Int32?
    /// The launcher's start in `MonotonicClock` nanoseconds.
    public var start: Int64 = 0

    /// A relay from `socket` to `splash`, without another one behind it.
    public init(socket: Int32, splash: Int32, command: WatchedCommand) {
        self.socket = socket
        self.splash = splash
        self.command = WatchedCommand(process: command.process)
        self.command.processDescriptor = command.processDescriptor
    }

    /// The descriptors that the relay must inherit, in ascending order.
    public var descriptors: [Int32] {
        [socket, splash, command.processDescriptor, logDescriptor].compactMap { $0 }.sorted()
    }

    mutating func fields(_ fields: inout JobFields) {
        command.fields(&fields)
        fields.required("socket", &socket)
        fields.optional("path", &path)
        fields.required("splash", &splash)
        fields.optional("outer", &outer)
        fields.optional("log-descriptor", &logDescriptor)
        fields.required("start", &start)
    }
}
