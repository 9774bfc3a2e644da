internal import CPOSIX
internal import Glibc

/// What a broker is asked: a kind, of those that whoever serves it has, and some numbers.
package struct BrokerRequest: Equatable, Sendable {
    package var line: Broker.Line
    package var kind: Int64
    package var arguments: [Int64]

    package static let maximumArguments = 4

    /// A request of this kind. Arguments that are not given are 0.
    package init(_ line: Broker.Line, _ kind: Int64, _ arguments: [Int64] = []) {
        self.line = line
        self.kind = kind
        let missing = max(0, BrokerRequest.maximumArguments - arguments.count)
        self.arguments =
            arguments.prefix(BrokerRequest.maximumArguments)
            + [Int64](repeating: 0, count: missing)
    }

    /// The next request on `socket`; nil once there are no more.
    package init?(_ line: Broker.Line, from socket: StreamSocket) {
        guard let numbers = socket.numbers(1 + BrokerRequest.maximumArguments) else { return nil }
        self.init(line, numbers[0], Array(numbers.dropFirst()))
    }

    var numbers: [Int64] { [kind] + arguments }
}

/// What a broker answers.
package struct BrokerAnswer: Sendable {
    /// Whether there is one.
    package var isThere = true
    package var bytes: [UInt8] = []
    /// An open descriptor, which is the receiver's.
    package var descriptor: Int32?
    /// Nanoseconds of processor time that it has taken.
    var cost: Int64 = 0

    // A process's mappings may be many.
    private static let maximumBytes: Int64 = 16 << 20
    // Nanoseconds: an hour.
    private static let maximumCost: Int64 = 3_600_000_000_000

    package init(_ bytes: [UInt8], descriptor: Int32? = nil) {
        self.bytes = bytes
        self.descriptor = descriptor
    }

    /// No answer.
    package static var none: BrokerAnswer {
        var answer = BrokerAnswer([])
        answer.isThere = false
        return answer
    }

    /// The next answer on `socket`; nil if there is nobody any more.
    init?(from socket: StreamSocket) {
        guard let head = socket.numbers(3), (-1...BrokerAnswer.maximumBytes).contains(head[0]) else {
            return nil
        }
        isThere = head[0] >= 0
        cost = min(max(0, head[1]), BrokerAnswer.maximumCost)
        bytes = [UInt8](repeating: 0, count: Int(max(0, head[0])))
        guard bytes.withUnsafeMutableBytes({ socket.receive(into: $0) }) else { return nil }
        guard head[2] != 0 else { return }
        let descriptor = camelwalk_receive_descriptor(socket.descriptor)
        self.descriptor = descriptor >= 0 ? descriptor : nil
    }

    /// Sends it, and closes its descriptor. Returns false if nobody is there.
    package func send(on socket: StreamSocket, cost: Int64) -> Bool {
        defer { if let descriptor { close(descriptor) } }
        let head = [isThere ? Int64(bytes.count) : -1, cost, descriptor == nil ? 0 : 1]
        guard socket.send(numbers: head), bytes.withUnsafeBytes({ socket.send($0) }) else { return false }
        return descriptor.map { camelwalk_send_descriptor(socket.descriptor, $0) == 0 } ?? true
    }
}
