import CSDL2
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

    /// In a process of its own: SDL's event queue belongs to all.
    @Test func onceSDLHasStartedAMessageWakesItsEventLoop() async {
        await #expect(processExitsWith: .success) {
            try #require(SDL_Init(UInt32(SDL_INIT_EVENTS)) == 0)
            let queue = EventQueue()
            queue.put(.expected(1))
            #expect(SDL_HasEvent(SDL_USEREVENT.rawValue) == SDL_FALSE, "SDL is not to be touched yet")
            queue.startEventLoop()
            queue.put(.expected(2))
            #expect(SDL_HasEvent(SDL_USEREVENT.rawValue) == SDL_TRUE)
            #expect(queue.take().count == 2)
        }
    }
}
