import POSIX
import Testing

@Suite struct ByteStringTests {
    @Test func pathsArePutTogether() {
        let directory: ByteString = "/a/b"
        #expect(ByteString("c").absolutePath(from: directory) == "/a/b/c")
        #expect(ByteString("/c").absolutePath(from: directory) == "/c")
        #expect(ByteString("/a/b/").appending(path: "c") == "/a/b/c")
        #expect(directory.deletingLastPathComponent == "/a")
        #expect(ByteString("/a").deletingLastPathComponent == "/")
        #expect(ByteString("a").deletingLastPathComponent == ".")
    }

    @Test func theTextForAPersonIsHarmless() {
        #expect(ByteString(bytes: [0x41, 0x1B, 0xFF]).description == "A\u{FFFD}\u{FFFD}")
    }
}
