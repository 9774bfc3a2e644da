import Foundation
import TestSupport
import Testing

@testable import POSIX

@Suite struct UpdateTests {
    private let directory = TemporaryFolder()
    private var folder: String { directory.path }
    private var state: ByteString { directory.location("state") }

    private var entries: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/state")) ?? []).sorted()
    }

    private var text: String { TestSupport.text(folder + "/state/file") }

    private func add(_ text: String, patience: Int64 = 20_000_000_000) throws {
        try AtomicFile.update("file", in: state, maximumBytes: 100_000, patience: patience) {
            $0 + Array(text.utf8)
        }
    }

    @Test func theFileAndItsDirectoryAreMade() throws {
        try add("a")
        try add("b")
        #expect(text == "ab")
        #expect(entries == ["file"])
        var status = stat()
        #expect(stat(folder + "/state", &status) == 0 && status.st_mode & 0o777 == 0o700)
        #expect(stat(folder + "/state/file", &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func noUpdateIsLostAmongMany() async throws {
        let state = state
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    #expect(throws: Never.self) {
                        try AtomicFile.update(
                            "file", in: state, maximumBytes: 100_000, patience: 20_000_000_000
                        ) {
                            $0 + [UInt8(ascii: "x")]
                        }
                    }
                }
            }
        }
        #expect(text == String(repeating: "x", count: 200))
        #expect(entries == ["file"])
    }

    @Test func whatAKilledProcessHasLeftIsUsed() throws {
        mkdir(folder + "/state", 0o700)
        try "half of something long".write(
            toFile: folder + "/state/file.part", atomically: false, encoding: .utf8)
        try add("a")
        #expect(text == "a")
        #expect(entries == ["file"])
    }

    @Test func aLockThatIsNeverGivenUpIsWaitedForOnlySoLong() throws {
        try add("a")
        let holder = open(folder + "/state/file.part", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(holder) }
        #expect(flock(holder, LOCK_EX) == 0)
        let error = #expect(throws: FileError.self) { try add("b", patience: 50_000_000) }
        #expect(error?.reason == Errno(EWOULDBLOCK).description)
        #expect(text == "a")
        #expect(entries == ["file", "file.part"], "it is somebody else's")
        close(dup(holder))
        flock(holder, LOCK_UN)
        try add("b")
        #expect(text == "ab")
    }

    @Test(arguments: ["link", "file"])
    func theDirectoryMustBeOne(kind: String) throws {
        if kind == "link" {
            symlink("/tmp", folder + "/state")
        } else {
            close(creat(folder + "/state", 0o600))
        }
        let error = #expect(throws: FileError.self) { try add("a") }
        #expect(error?.reason == "it is not a directory of this user's")
    }

    @Test func whatIsNoFileIsReplacedOrLeft() throws {
        mkdir(folder + "/state", 0o700)
        mkfifo(folder + "/state/file", 0o600)
        try add("a")
        #expect(text == "a")
        unlink(folder + "/state/file")
        symlink("/dev/zero", folder + "/state/file")
        try add("b")
        #expect(text == "b")
        unlink(folder + "/state/file")
        mkdir(folder + "/state/file", 0o700)
        #expect(throws: FileError.self) { try add("c") }
        #expect(entries == ["file"])
    }
}
