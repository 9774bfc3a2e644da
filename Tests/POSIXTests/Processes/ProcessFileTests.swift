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

    @Test func memoryIsTouchedOnceItIsWritten() throws {
        let page = Int(getpagesize())
        let size = 20_000 * page
        let memory = try #require(
            mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
        defer { munmap(memory, size) }
        func touched(enough: Int = .max) -> Int? {
            let address = UInt64(UInt(bitPattern: memory))
            return ProcessFile.touchedBytes(from: address, count: size, in: getpid(), enough: enough)
        }
        #expect(touched() == 0)
        for index in [0, 9_000, 19_999] {
            memory.storeBytes(of: 1, toByteOffset: index * page, as: UInt8.self)
        }
        #expect(touched() == 3 * page)
        #expect(touched(enough: page) == page, "it need not read on")
    }

    @Test func aProcessThatIsNotThereCannot() {
        #expect(ProcessFile.touchedBytes(from: 0, count: 4_096, in: Int32.max, enough: 1) == nil)
        #expect(ProcessFile.bytesWritten(Int32.max) == nil)
        #expect(ProcessFile.childFaults(Int32.max) == nil)
        #expect(ProcessFile.parent(of: Int32.max) == nil)
    }
}
