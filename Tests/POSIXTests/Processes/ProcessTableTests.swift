import Glibc
import Testing

@testable import POSIX

@Suite struct ProcessTableTests {
    @Test func aProcessesLineIsRead() {
        let line =
            "42 (a) b (c) R 10 20 30 34816 -1 4194304 131 0 0 0 0 0 0 0 20 0 1 0 98765 2605056 393 184467"
        let entry = ProcessTable.Entry(parent: 10, group: 20, session: 30, startTime: 98_765)
        #expect(ProcessTable.Entry(line: Array(line.utf8)[...]) == entry)
        #expect(ProcessTable.Entry(line: Array(line.utf8.prefix(60))[...]) == nil)
        #expect(ProcessTable.Entry(line: []) == nil)
        #expect(ProcessFile.startTime(of: getpid()) == ProcessTable()?.tree(of: 1).startTime(getpid()))
    }

    @Test func theTableHasThisProcessBelowItsParent() throws {
        let table = try #require(ProcessTable())
        #expect(table.members(of: getpid()).contains(getpid()))
        #expect(table.members(of: getppid()).contains(getpid()))
        #expect(table.tree(of: getpid()).contains(getppid()) == false)
    }
}
