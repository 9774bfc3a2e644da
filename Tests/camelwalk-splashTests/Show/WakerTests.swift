import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct WakerTests {
    private let longTime: Int64 = 60_000_000_000

    @Test func aWakerThatWasUsedWakesAtOnce() {
        let waker = Waker()
        waker.wake()
        let deadline = MonotonicClock.nanoseconds() + longTime
        waker.wait(until: deadline)
        #expect(MonotonicClock.nanoseconds() < deadline)
    }

    @Test func waitingEndsAtTheDeadlineIfNobodyWakes() {
        let deadline = MonotonicClock.nanoseconds() + 20_000_000
        Waker().wait(until: deadline)
        #expect(MonotonicClock.nanoseconds() >= deadline)
    }

    @Test func wakingNeverBlocks() {
        let waker = Waker()
        for _ in 0..<100_000 { waker.wake() }
    }
}
