import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct CommandLookupTests {
    @Test func aNameWithASlashIsAPath() {
        #expect(CommandLookup.candidates(for: "./run", path: "/bin") == ["./run"])
    }

    @Test func aNameIsLookedForInEachDirectory() {
        #expect(CommandLookup.candidates(for: "x", path: "/a:/b/::c") == ["/a/x", "/b/x", "x", "c/x"])
    }

    @Test func withoutAPathTheUsualDirectoriesAreSearched() {
        #expect(CommandLookup.candidates(for: "x", path: nil) == ["/bin/x", "/usr/bin/x"])
    }

    @Test func anEmptyNameIsNowhere() {
        #expect(CommandLookup.candidates(for: "", path: "/a") == [])
    }

    @Test func bytecodeIsLookedForInPathAndThenHere() {
        #expect(CommandLookup.bytecodeCandidates(for: "x", path: "/a:/b") == ["/a/x", "/b/x", "x"])
        #expect(CommandLookup.bytecodeCandidates(for: "./x", path: "/a") == ["./x"])
        #expect(CommandLookup.bytecodeCandidates(for: "x", path: nil) == ["x"])
        #expect(CommandLookup.bytecodeCandidates(for: "", path: "/a") == [])
        #expect(CommandLookup.bytecodeCandidates(for: "", path: nil) == [])
    }
}
