import Foundation
import Glibc
import Testing

@testable import POSIX

/// A broker at the other end of sockets, as a thread of this process.
@Suite struct BrokerTests {
    /// A broker whose line for processes `answer` serves, once for each socket.
    private func broker(_ answer: @escaping @Sendable (StreamSocket) -> Void) throws -> Broker {
        var own: [StreamSocket] = []
        for line in Broker.Line.allCases {
            let pair = try StreamSocket.pair()
            own.append(pair.0)
            Thread.detachNewThread {
                if line == .processes { answer(pair.1) }
                close(pair.1.descriptor)
            }
        }
        return Broker(own)
    }

    private static let question = BrokerRequest(.processes, 5, [1, 2, 3, 4])

    @Test func itAnswersWhatItIsAsked() throws {
        let broker = try broker { socket in
            while let request = BrokerRequest(.processes, from: socket) {
                let bytes = request.arguments.map { UInt8($0) }
                guard BrokerAnswer(bytes).send(on: socket, cost: 3_600_000_000_000) else { return }
            }
        }
        let before = MonotonicClock.threadNanoseconds()
        #expect(broker.ask(Self.question)?.bytes == [1, 2, 3, 4])
        #expect(broker.ask(BrokerRequest(.processes, 5, [9]))?.bytes == [9, 0, 0, 0])
        #expect(MonotonicClock.threadNanoseconds() - before >= 7_200_000_000_000, "it counts as the thread's")
    }

    @Test func noAnswerIsNone() throws {
        let broker = try broker { socket in
            while BrokerRequest(.processes, from: socket) != nil {
                guard BrokerAnswer.none.send(on: socket, cost: 1) else { return }
            }
        }
        #expect(broker.ask(Self.question) == nil)
        #expect(broker.ask(Self.question) == nil)
    }

    @Test func aDescriptorComesAlong() throws {
        let broker = try broker { socket in
            guard BrokerRequest(.processes, from: socket) != nil else { return }
            _ = BrokerAnswer([1], descriptor: open("/proc/self/stat", O_RDONLY)).send(on: socket, cost: 0)
        }
        let descriptor = try #require(broker.ask(Self.question)?.descriptor)
        defer { close(descriptor) }
        #expect(fcntl(descriptor, F_GETFD) == FD_CLOEXEC)
        var byte: UInt8 = 0
        #expect(read(descriptor, &byte, 1) == 1)
    }

    /// What somebody sends who has taken it over, or died in the middle.
    @Test(arguments: [
        [], [1], [Int64.max, 0, 0], [-2, 0, 0], [100, 0, 0, 5], [0, 0, 1],
    ])
    func nonsenseIsNoAnswer(numbers: [Int64]) throws {
        let broker = try broker { socket in
            guard BrokerRequest(.processes, from: socket) != nil else { return }
            _ = socket.send(numbers: numbers)
        }
        let answer = broker.ask(Self.question)
        #expect(answer == nil || answer?.descriptor == nil)
        #expect(broker.ask(Self.question) == nil, "and then there is nobody")
    }

    @Test func whoIsGoneIsNotAskedForLong() throws {
        let broker = try broker { _ in }
        #expect(broker.ask(Self.question) == nil)
        #expect(broker.ask(BrokerRequest(.files, 300)) == nil)
    }

    @Test func whoIsSilentIsNotWaitedForForEver() throws {
        let broker = try broker { socket in
            guard BrokerRequest(.processes, from: socket) != nil else { return }
            sleep(4)
            // Too late: it would be taken for the next answer.
            _ = BrokerAnswer([1]).send(on: socket, cost: 0)
        }
        #expect(broker.ask(Self.question) == nil)
        #expect(broker.ask(Self.question) == nil)
    }
}
