import Foundation
import TestSupport
import Testing

@testable import POSIX

@Suite struct AtomicFileTests {
    private let directory = TemporaryFolder()
    private var folder: String { directory.path }
    private var entries: [String] { directory.entries }

    private func file(_ name: String) -> ByteString { directory.location(name) }

    private func mode(_ name: String) -> Int { directory.mode(name) }

    private let bytes: [UInt8] = [0, 0xFF, 0x0A]

    @Test func aFileIsWrittenWholeAndNothingIsLeftBesideIt() throws {
        try AtomicFile.write(bytes, to: file("a"))
        #expect(try AtomicFile.read(file("a"), maximumBytes: 3).bytes == bytes)
        #expect(entries == ["a"])
    }

    @Test func aFileThatIsReplacedLeavesItsMode() throws {
        try AtomicFile.write([1], to: file("a"))
        chmod(folder + "/a", 0o600)
        try AtomicFile.write(bytes, to: file("a"))
        #expect(try AtomicFile.read(file("a"), maximumBytes: 3).mode == 0o600)
    }

    @Test(arguments: [false, true])
    func aNewFileHasTheModeThatIsAskedFor(isDurable: Bool) throws {
        try AtomicFile.replace(file("a"), with: bytes, mode: 0o640, isDurable: isDurable)
        #expect(mode("a") == 0o640)
    }

    @Test func aLinkIsFollowedByWriteAndReplacedByReplace() throws {
        try AtomicFile.write([1], to: file("target"))
        symlink("target", folder + "/link")
        try AtomicFile.write([2], to: file("link"))
        #expect(try AtomicFile.read(file("target"), maximumBytes: 9).bytes == [2])
        try AtomicFile.replace(file("link"), with: [3])
        #expect(try AtomicFile.read(file("target"), maximumBytes: 9).bytes == [2])
        #expect(try AtomicFile.read(file("link"), maximumBytes: 9, followsLinks: false).bytes == [3])
    }

    @Test(.enabled(if: geteuid() == 0, "only root can make another user's link"))
    func anotherUsersLinkIsNotFollowed() throws {
        try AtomicFile.write([1], to: file("target"))
        symlink("target", folder + "/link")
        symlink("link", folder + "/to-link")
        lchown(folder + "/link", 65534, 65534)
        for name in ["link", "to-link"] {
            let error = #expect(throws: FileError.self) { try AtomicFile.write([2], to: file(name)) }
            #expect(error?.reason == "it is a symbolic link of another user's")
        }
        #expect(try AtomicFile.read(file("target"), maximumBytes: 9).bytes == [1])
        #expect(entries == ["link", "target", "to-link"])
    }

    @Test func chainsAndLoopsOfLinks() throws {
        try AtomicFile.makeDirectory(file("a"))
        try AtomicFile.write([1], to: file("a/target"))
        symlink("../a/target", folder + "/a/second")
        symlink(folder + "/a/second", folder + "/first")
        try AtomicFile.write([2], to: file("first"))
        #expect(try AtomicFile.read(file("a/target"), maximumBytes: 9).bytes == [2])
        symlink("loop", folder + "/loop")
        #expect(throws: FileError.self) { try AtomicFile.write([2], to: file("loop")) }
        symlink("nowhere", folder + "/dangling")
        try AtomicFile.write([3], to: file("dangling"))
        #expect(entries == ["a", "dangling", "first", "loop"])
    }

    @Test func whatCannotBeWrittenChangesNothing() throws {
        let error = #expect(throws: FileError.self) { try AtomicFile.replace(file("no/such"), with: bytes) }
        #expect(error?.description == "cannot write \(folder)/no/such: No such file or directory")
        mkdir(folder + "/directory", 0o755)
        #expect(throws: FileError.self) { try AtomicFile.replace(file("directory"), with: bytes) }
        #expect(entries == ["directory"])
    }

    @Test func directoriesAreMadeWhereTheyAreMissing() throws {
        try AtomicFile.makeDirectories(file("a/b"), mode: 0o700)
        try AtomicFile.makeDirectories(file("a/b/c"), mode: 0o755)
        try AtomicFile.makeDirectory(file("a/b"))
        #expect(["a", "a/b", "a/b/c"].map { mode($0) } == [0o700, 0o700, 0o755])
        try AtomicFile.write([], to: file("file"))
        #expect(throws: FileError.self) { try AtomicFile.makeDirectory(file("file")) }
        #expect(throws: FileError.self) { try AtomicFile.makeDirectories(file("file/a"), mode: 0o700) }
        let error = #expect(throws: FileError.self) {
            try AtomicFile.makeDirectories(file("file"), mode: 0o700)
        }
        #expect(error?.reason == Errno(ENOTDIR).description)
        symlink("a", folder + "/link")
        try AtomicFile.makeDirectories(file("link"), mode: 0o700)
    }

    @Test func onlyRegularFilesWithinTheLimitAreRead() throws {
        try AtomicFile.write(bytes, to: file("three"))
        symlink("three", folder + "/link")
        mkfifo(folder + "/fifo", 0o600)
        #expect(reason("three", maximumBytes: 2) == "it is larger than 2 bytes")
        #expect(reason("link", maximumBytes: 3) == "it is a symbolic link")
        #expect(reason("fifo", maximumBytes: 3) == "it is not a file")
        #expect(reason("none", maximumBytes: 3) == "No such file or directory")
        #expect(try AtomicFile.read(file("link"), maximumBytes: 3).bytes == bytes)
    }

    /// What is beside the file under the name that another process would choose is not ours.
    @Test func aPartThatSomebodyElseHasMadeStays() throws {
        let parts = ["a.\(getpid()).part", "a.00000000.part"]
        for part in parts { try AtomicFile.write([7], to: file(part)) }
        try AtomicFile.replace(file("a"), with: bytes)
        mkdir(folder + "/directory", 0o755)
        try AtomicFile.write([7], to: file("directory.\(getpid()).part"))
        #expect(throws: FileError.self) { try AtomicFile.replace(file("directory"), with: bytes) }
        #expect(entries == (["a", "directory", "directory.\(getpid()).part"] + parts).sorted())
        for part in parts { #expect(try AtomicFile.read(file(part), maximumBytes: 9).bytes == [7]) }
    }

    @Test func theNameOfAPartIsNeverTooLong() throws {
        let name = String(repeating: "é", count: 127)
        try AtomicFile.replace(file(name), with: bytes)
        #expect(entries == [name])
        #expect(NewPart.name(beside: "/a/b", 0xAB) == "/a/b.000000ab.part")
    }

    /// Two containers may have one home and the same process id: as many threads as like must not meet.
    @Test func manyMayReplaceTheSameFile() async throws {
        let target = file("a")
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let bytes = [UInt8](repeating: UInt8(number), count: 5_000)
                    for _ in 0..<20 {
                        #expect(throws: Never.self) { try AtomicFile.replace(target, with: bytes) }
                    }
                }
            }
        }
        let read = try AtomicFile.read(target, maximumBytes: 5_000).bytes
        #expect(read.count == 5_000 && Set(read).count == 1)
        #expect(entries == ["a"])
    }

    @Test func signalsThatWaitBelongToTheThread() throws {
        var before = sigset_t()
        var after = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &before)
        try AtomicFile.replace(file("a"), with: bytes)
        pthread_sigmask(SIG_BLOCK, nil, &after)
        #expect(sigismember(&after, SIGTERM) == sigismember(&before, SIGTERM))
    }

    private func reason(_ name: String, maximumBytes: Int) -> String? {
        do throws(FileError) {
            _ = try AtomicFile.read(file(name), maximumBytes: maximumBytes, followsLinks: false)
            return nil
        } catch {
            return error.reason
        }
    }
}
