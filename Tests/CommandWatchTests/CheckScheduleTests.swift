import Testing

@testable import CommandWatch

@Suite struct CheckScheduleTests {
    private static let millisecond: Int64 = 1_000_000
    private static let second: Int64 = 1_000_000_000

    @Test func aWriteIsCheckedAtOnce() {
        var schedule = CheckSchedule()
        #expect(schedule.next == nil)
        schedule.noteWrite(at: Self.second)
        #expect(schedule.isDue(at: Self.second))
    }

    @Test func aForeignWriteIsCheckedTwiceMore() {
        var schedule = CheckSchedule()
        schedule.noteWrite(at: Self.second)
        schedule.noteForeign(from: Self.second, to: Self.second, cost: 0)
        #expect(schedule.next == Self.second + 5 * Self.millisecond)
        schedule.noteForeign(from: Self.second + 5_000_000, to: Self.second + 5_000_000, cost: 0)
        #expect(schedule.next != nil)
        schedule.noteForeign(from: Self.second + 20_000_000, to: Self.second + 20_000_000, cost: 0)
        #expect(schedule.next == nil)
    }

    @Test func afterTheCommandsOwnWriteThereIsNothingToCheck() {
        var schedule = CheckSchedule()
        schedule.noteWrite(at: Self.second)
        schedule.noteForeign(from: Self.second, to: Self.second, cost: 0)
        schedule.noteOwn()
        #expect(schedule.next == nil)
        schedule.noteWrite(at: Self.second + 80_000_000)
        #expect(schedule.isDue(at: Self.second + 80_000_000))
    }

    /// Looks in ten seconds on a terminal to which others write every `pause`, and the processor time that they take.
    private func looks(cost: Int64, pause: Int64) -> (count: Int, cost: Int64) {
        var schedule = CheckSchedule()
        var now: Int64 = 0
        var nextWrite: Int64 = 0
        var count = 0
        while now < 10 * Self.second {
            // As in the watch: what is written while a look is planned is read after it.
            if nextWrite <= now {
                schedule.noteWrite(at: now)
                while nextWrite <= now { nextWrite += pause }
            }
            if schedule.isDue(at: now) {
                count += 1
                schedule.noteForeign(from: now, to: now + cost, cost: cost)
                now += cost
            }
            now = max(now, schedule.next ?? nextWrite)
        }
        return (count, Int64(count) * cost)
    }

    @Test(
        arguments: [0, 50_000, 400_000, 2_000_000, 20_000_000, 320_000_000] as [Int64],
        [1, 10, 20, 300] as [Int64])
    func lookingTakesAHundredthOfACoreAtMost(cost: Int64, pause: Int64) {
        let looks = looks(cost: cost, pause: pause * Self.millisecond)
        #expect(looks.count > 0)
        // One look more than fits: the first is made at once.
        #expect(looks.cost <= 10 * Self.second / 100 + cost)
    }

    @Test func aCheapLookIsMadeEveryTwentyMilliseconds() {
        let count = looks(cost: 60_000, pause: 10 * Self.millisecond).count
        #expect((490...510).contains(count))
    }

    @Test func theFirstLookAfterAPauseIsMadeAtOnceWhateverItCosts() {
        var schedule = CheckSchedule()
        for start in [1, 60, 120] as [Int64] {
            schedule.noteWrite(at: start * Self.second)
            #expect(schedule.next == start * Self.second)
            for _ in 0..<3 {
                let now = schedule.next ?? 0
                schedule.noteForeign(from: now, to: now + 30_000_000, cost: 30_000_000)
            }
        }
    }

    @Test func aLookThatHadToWaitForACoreIsNotTakenForAnExpensiveOne() {
        var schedule = CheckSchedule()
        schedule.noteWrite(at: Self.second)
        schedule.noteForeign(from: Self.second, to: 2 * Self.second, cost: 40_000)
        #expect(schedule.next == 2 * Self.second + 5 * Self.millisecond)
    }
}
