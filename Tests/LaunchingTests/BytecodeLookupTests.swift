import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct BytecodeLookupTests {
    @Test func bytecodeIsLookedForInPathAndThenHere() {
        #expect(CommandLookup.bytecodeCandidates(for: "x", path: "/a:/b") == ["/a/x", "/b/x", "x"])
        #expect(CommandLookup.bytecodeCandidates(for: "./x", path: "/a") == ["./x"])
        #expect(CommandLookup.bytecodeCandidates(for: "x", path: nil) == ["x"])
        #expect(CommandLookup.bytecodeCandidates(for: "", path: "/a") == [])
        #expect(CommandLookup.bytecodeCandidates(for: "", path: nil) == [])
    }
}
