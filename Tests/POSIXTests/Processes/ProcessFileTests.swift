import Glibc
import POSIX
import Testing

@Suite struct ProcessFileTests {
    @Test func thisProcessCanBeRead() throws {
        #expect(try #require(ProcessFile.bytesWritten()) > 0)
        #expect(ProcessFile.childFaults() != nil)
        let parents = try #require(ProcessFile.parents())
        #expect(parents.contains { $0.process == getpid() && $0.parent == getppid() })
    }

    @Test func aProcessThatIsNotThereCannot() {
        #expect(ProcessFile.bytesWritten(Int32.max) == nil)
        #expect(ProcessFile.childFaults(Int32.max) == nil)
        #expect(ProcessFile.parent(of: Int32.max) == nil)
    }
}
