internal import CPOSIX
internal import Glibc
internal import Synchronization

/// A process beside this one, which has given its rights away: it finds out and does what this one may not any more. It is asked
/// with a few numbers, so that whoever takes this process over gets no more from it than the answers to these questions.
///
/// Any thread may ask.
package final class Broker: Sendable {
    /// Questions of one line wait for each other, and not for those of another: the kernel may take its time with a process's
    /// memory, and a file system with a file.
    package enum Line: Int, CaseIterable, Sendable {
        case processes, memory, files

        /// Seconds after which there is no answer on this line any more: somebody may have stopped the broker, and the
        /// command's end is seen by a thread that asks. 0 for ever.
        fileprivate var patience: Int {
            switch self {
            case .processes: 2
            case .memory: 5
            // Whoever asks knows how long a file system may take.
            case .files: 0
            }
        }
    }

    private final class Connection: Sendable {
        let socket: StreamSocket
        let turn = Mutex(())

        init(_ socket: StreamSocket) {
            self.socket = socket
        }
    }

    private let connections: [Connection]

    /// The broker at the other ends of `sockets`, one for each line, which are this object's from now on.
    package init(_ sockets: [StreamSocket]) {
        for (socket, line) in zip(sockets, Line.allCases) { socket.wait(atMost: line.patience) }
        connections = sockets.map { Connection($0) }
    }

    deinit { for connection in connections { close(connection.socket.descriptor) } }

    private static let installed = Mutex<Broker?>(nil)

    /// The broker that this process asks; nil if it may do everything by itself.
    package static var current: Broker? {
        get { installed.withLock { $0 } }
        set { installed.withLock { $0 = newValue } }
    }

    /// What the broker answers to `request`; nil if it cannot, or is gone.
    package func ask(_ request: BrokerRequest) -> BrokerAnswer? {
        let connection = connections[request.line.rawValue]
        return connection.turn.withLock { _ in
            guard connection.socket.send(numbers: request.numbers),
                let answer = BrokerAnswer(from: connection.socket)
            else {
                // Half of an answer, or a late one, would be taken for the next.
                shutdown(connection.socket.descriptor, Int32(SHUT_RDWR))
                return nil
            }
            camelwalk_count_processor_time(answer.cost)
            return answer.isThere ? answer : nil
        }
    }
}
