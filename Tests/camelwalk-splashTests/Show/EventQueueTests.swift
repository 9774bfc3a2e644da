import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct EventQueueTests {
    private func numbers(_ messages: [EventQueue.Event]) -> [Int64] {
        messages.compactMap { if case .expected(let number) = $0 { number } else { nil } }
    }

    @Test func messagesAreTakenOnceAndInTheirOrder() {
        let queue = EventQueue()
        for number in 0..<5 { queue.put(.expected(Int64(number))) }
        #expect(numbers(queue.take()) == [0, 1, 2, 3, 4])
        #expect(queue.take().isEmpty)
    }

    @Test func aMessageWakesWhoWaits() {
        let queue = EventQueue()
        let deadline = MonotonicClock.nanoseconds() + 60_000_000_000
        #expect(BackgroundThread.start { queue.put(.expected(7)) })
        queue.wait(until: deadline)
        #expect(MonotonicClock.nanoseconds() < deadline)
        #expect(numbers(queue.take()) == [7])
    }

    @Test func noneIsLostAmongManyThreads() async {
        let queue = EventQueue()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 { group.addTask { queue.put(.expected(Int64(number))) } }
        }
        #expect(numbers(queue.take()).sorted() == Array(0..<500))
    }
}
