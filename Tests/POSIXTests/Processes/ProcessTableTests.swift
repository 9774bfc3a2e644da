import Glibc
import Testing

@testable import POSIX

@Suite struct ProcessTableTests {
    @Test func theTableHasThisProcessBelowItsParent() throws {
        let table = try #require(ProcessTable())
        #expect(table.members(of: getpid()).contains(getpid()))
        #expect(table.members(of: getppid()).contains(getpid()))
        #expect(table.tree(of: getpid()).contains(getppid()) == false)
    }
}
