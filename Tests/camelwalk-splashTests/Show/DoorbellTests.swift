import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct DoorbellTests {
    private let longTime: Int64 = 60_000_000_000

    @Test func aRungDoorbellWakesAtOnce() {
        let doorbell = Doorbell()
        doorbell.ring()
        let deadline = MonotonicClock.nanoseconds() + longTime
        doorbell.wait(until: deadline)
        #expect(MonotonicClock.nanoseconds() < deadline)
    }

    @Test func waitingEndsAtTheDeadlineIfNobodyRings() {
        let deadline = MonotonicClock.nanoseconds() + 20_000_000
        Doorbell().wait(until: deadline)
        #expect(MonotonicClock.nanoseconds() >= deadline)
    }

    @Test func ringingNeverBlocks() {
        let doorbell = Doorbell()
        for _ in 0..<100_000 { doorbell.ring() }
    }
}
