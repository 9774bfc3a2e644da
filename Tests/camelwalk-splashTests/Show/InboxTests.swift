import CSDL2
import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct InboxTests {
    private func numbers(_ messages: [Inbox.Message]) -> [Int64] {
        messages.compactMap { if case .expected(let number) = $0 { number } else { nil } }
    }

    @Test func messagesAreTakenOnceAndInTheirOrder() {
        let inbox = Inbox()
        for number in 0..<5 { inbox.put(.expected(Int64(number))) }
        #expect(numbers(inbox.take()) == [0, 1, 2, 3, 4])
        #expect(inbox.take().isEmpty)
    }

    @Test func aMessageWakesWhoWaits() {
        let inbox = Inbox()
        let deadline = MonotonicClock.nanoseconds() + 60_000_000_000
        #expect(BackgroundThread.start { inbox.put(.expected(7)) })
        inbox.wait(until: deadline)
        #expect(MonotonicClock.nanoseconds() < deadline)
        #expect(numbers(inbox.take()) == [7])
    }

    @Test func noneIsLostAmongManyThreads() async {
        let inbox = Inbox()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 { group.addTask { inbox.put(.expected(Int64(number))) } }
        }
        #expect(numbers(inbox.take()).sorted() == Array(0..<500))
    }

    /// In a process of its own: SDL's event queue belongs to all.
    @Test func onceSDLHasStartedAMessageWakesItsEventLoop() async {
        await #expect(processExitsWith: .success) {
            try #require(SDL_Init(UInt32(SDL_INIT_EVENTS)) == 0)
            let inbox = Inbox()
            inbox.put(.expected(1))
            #expect(SDL_HasEvent(SDL_USEREVENT.rawValue) == SDL_FALSE, "SDL is not to be touched yet")
            inbox.startEventLoop()
            inbox.put(.expected(2))
            #expect(SDL_HasEvent(SDL_USEREVENT.rawValue) == SDL_TRUE)
            #expect(inbox.take().count == 2)
        }
    }
}
