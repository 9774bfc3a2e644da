import Foundation
import TestSupport
import Testing

@testable import POSIX

@Suite struct DirectoryTests {
    private let folder = TemporaryFolder()

    @Test func everyEntryIsGivenOut() throws {
        try AtomicFile.write([], to: folder.location("file"))
        try AtomicFile.makeDirectory(folder.location("directory"))
        var types: [String: Int32] = [:]
        try Directory.forEachEntry(of: ByteString(folder.path)) { entry in
            types[String(cString: entry.name)] = entry.type
            return true
        }
        #expect(types.keys.sorted() == [".", "..", "directory", "file"])
        let known = [Int32(DT_UNKNOWN), Int32(DT_DIR)]
        #expect(types["directory"].map { known.contains($0) } == true)
    }

    @Test func itEndsWhenItIsToldTo() throws {
        var count = 0
        try Directory.forEachEntry(of: ByteString(folder.path)) { _ in
            count += 1
            return false
        }
        #expect(count == 1)
    }

    @Test func whatIsNoDirectoryIsAnError() throws {
        try AtomicFile.write([], to: folder.location("file"))
        for (name, error) in [("file", ENOTDIR), ("none", ENOENT)] {
            #expect(throws: Errno(error)) {
                try Directory.forEachEntry(of: folder.location(name)) { _ in true }
            }
        }
    }
}
