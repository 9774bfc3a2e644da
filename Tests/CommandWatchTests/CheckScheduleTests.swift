import Testing

@testable import CommandWatch

@Suite struct CheckScheduleTests {
    @Test func aWriteIsCheckedAtOnce() {
        var schedule = CheckSchedule()
        #expect(schedule.next == nil)
        schedule.noteWrite(at: 1_000_000_000)
        #expect(schedule.isDue(at: 1_000_000_000))
    }

    @Test func aForeignWriteIsCheckedTwiceMore() {
        var schedule = CheckSchedule()
        schedule.noteWrite(at: 1_000_000_000)
        schedule.noteForeign(at: 1_000_000_000)
        #expect(schedule.next == 1_005_000_000)
        schedule.noteForeign(at: 1_005_000_000)
        #expect(schedule.next != nil)
        schedule.noteForeign(at: 1_020_000_000)
        #expect(schedule.next == nil)
    }

    @Test func aNoisyTerminalIsLookedAtSeldom() {
        var schedule = CheckSchedule()
        var checks = 0
        for millisecond in 0..<2_000 {
            let now = Int64(millisecond) * 1_000_000
            schedule.noteWrite(at: now)
            if schedule.isDue(at: now) {
                checks += 1
                schedule.noteForeign(at: now)
            }
        }
        #expect(checks < 60)
        #expect(checks > 10)
    }
}
