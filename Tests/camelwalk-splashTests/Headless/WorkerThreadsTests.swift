import Synchronization
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct WorkerThreadsTests {
    @Test(arguments: [0, 1, 5])
    func allOfThemWorkSideBySide(count: Int) {
        let begun = Atomic(0)
        let ended = Atomic(0)
        WorkerThreads.run(count) {
            begun.add(1, ordering: .relaxed)
            // Each waits for all of the others.
            let areAllThere = eventually { begun.load(ordering: .relaxed) >= count }
            if areAllThere { ended.add(1, ordering: .relaxed) }
        }
        #expect(ended.load(ordering: .relaxed) == max(1, count))
    }
}
