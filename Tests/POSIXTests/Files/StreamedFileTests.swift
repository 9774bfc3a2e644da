import Glibc
import POSIX
import TestSupport
import Testing

@Suite struct StreamedFileTests {
    private func write(_ text: String, to file: StreamedFile) throws {
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
    }

    @Test func itAppearsWhenItIsWhole() throws {
        let folder = TemporaryFolder()
        let file = try StreamedFile(folder.location("x"))
        try write("one ", to: file)
        #expect(folder.entries.count == 1 && folder.entries != ["x"])
        try write("two", to: file)
        try file.finish()
        #expect(folder.entries == ["x"])
        #expect(text(folder.file("x")) == "one two")
    }

    @Test func whatIsAbandonedLeavesTheOldFile() throws {
        let folder = TemporaryFolder()
        folder.write("x", "old", mode: 0o600)
        let abandoned = try StreamedFile(folder.location("x"))
        try write("new", to: abandoned)
        abandoned.abandon()
        #expect(folder.entries == ["x"] && text(folder.file("x")) == "old")

        let file = try StreamedFile(folder.location("x"))
        try write("new", to: file)
        try file.finish()
        #expect(text(folder.file("x")) == "new" && folder.mode("x") == 0o600)
    }

    @Test func aFolderIsAnErrorAndSoIsAMissingOne() throws {
        let folder = TemporaryFolder()
        #expect(throws: FileError.self) { try StreamedFile(ByteString(folder.path)) }
        #expect(throws: FileError.self) { try StreamedFile(folder.location("none/x")) }
        #expect(folder.entries.isEmpty)
    }

    @Test func aDeviceIsWrittenToAsItIs() throws {
        let file = try StreamedFile("/dev/full")
        #expect(file.part == nil)
        let error = #expect(throws: FileError.self) { try write("x", to: file) }
        #expect(error?.description == "cannot write /dev/full: No space left on device")
        file.abandon()
    }
}
