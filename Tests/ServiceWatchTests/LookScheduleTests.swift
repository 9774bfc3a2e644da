import Testing

@testable import ServiceWatch

@Suite struct LookScheduleTests {
    private let millisecond: Int64 = 1_000_000
    private let second: Int64 = 1_000_000_000

    @Test func pausesGrowWithTheTimeThatHasPassed() {
        let schedule = LookSchedule()
        #expect(schedule.pause(at: 0) == 10 * millisecond)
        #expect(schedule.pause(at: second) == 12_500_000)
        #expect(schedule.pause(at: 2 * second) == 25 * millisecond)
        #expect(schedule.pause(at: 60 * second) == 40 * millisecond)
    }

    @Test(arguments: [50_000, 200_000, 1_000_000, 5_000_000, 40_000_000] as [Int64])
    func noLookCostsMoreThanAHundredthOfACore(cost: Int64) {
        var schedule = LookSchedule()
        var (now, spent): (Int64, Int64) = (0, 0)
        while now < 10 * second {
            schedule.noteLook(cost: cost / 2)
            if schedule.mayWalk(at: now) {
                schedule.noteWalk(cost: cost)
                spent += cost
            }
            spent += cost / 2
            now += schedule.pause(at: now)
        }
        #expect(spent <= 10 * second / 100 + 2 * cost)
    }

    @Test func anOrdinaryMachineIsLookedAtOftenInTheFirstSeconds() {
        var schedule = LookSchedule()
        var now: Int64 = 0
        while now < 3 * second {
            schedule.noteLook(cost: 80_000)
            let pause = schedule.pause(at: now)
            #expect(pause <= 40 * millisecond)
            now += pause
        }
    }
}
