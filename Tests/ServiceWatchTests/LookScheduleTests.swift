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

    @Test(arguments: [50_000, 200_000, 1_000_000, 5_000_000] as [Int64])
    func aBusyMachineIsNotKeptBusierByMoreThanAHundredthOfACore(cost: Int64) {
        for isForSocket in [false, true] {
            var schedule = LookSchedule()
            var (now, spent): (Int64, Int64) = (0, 0)
            while now < 20 * second {
                schedule.noteLook(cost: cost / 10)
                spent += cost / 10
                if schedule.mayScan(forSocket: isForSocket, at: now) {
                    schedule.noteScan(cost: cost)
                    spent += cost
                }
                now += schedule.pause(at: now)
            }
            #expect(spent <= now / 100 + 2 * cost)
        }
    }

    @Test func newProcessesLeaveSomethingForASocket() {
        var schedule = LookSchedule()
        for step in 0..<1_000 where schedule.mayScan(forSocket: false, at: Int64(step) * millisecond) {
            schedule.noteScan(cost: 3 * millisecond)
        }
        let (forProcesses, forSocket) = (
            schedule.mayScan(forSocket: false, at: second), schedule.mayScan(forSocket: true, at: second)
        )
        #expect(!forProcesses && forSocket)
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
