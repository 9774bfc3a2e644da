import Launching
import POSIX
import TestSupport
import Testing

@testable import camelwalk

@Suite struct ProgramFileTests {
    private let folder = TemporaryFolder()

    @Test func aFileIsWhatItsBytesSay() throws {
        folder.write("text", "hello")
        folder.write("unlinked", "Caml1999O030 and more")
        #expect(ProgramFile.kind(of: folder.location("text"), .isEnough) == .other)
        #expect(ProgramFile.kind(of: "/bin/sh", .isEnough) == .other)
        guard case .unlinked(let magic) = ProgramFile.kind(of: folder.location("unlinked"), .isEnough) else {
            Issue.record("a .cmo is not known")
            return
        }
        #expect(magic.text == "Caml1999O030")
    }

    @Test func whatCannotBeReadIsTheKernelsBusiness() {
        #expect(ProgramFile.kind(of: folder.location("none"), .isEnough) == .other)
        #expect(ProgramFile.kind(of: ByteString(folder.path), .isEnough) == .other)
    }

    @Test func onlyAFileCanBeExecutable() {
        folder.write("program", "", mode: 0o755)
        folder.write("text", "", mode: 0o644)
        #expect(folder.location("program").isExecutable)
        #expect(!folder.location("text").isExecutable)
        #expect(!ByteString(folder.path).isExecutable, "it may be searched")
    }
}
