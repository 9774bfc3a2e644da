import CamelAnimation
import TestSupport
import Testing

@testable import CamelSDL

@Suite struct ZstdFramesTests {
    /// What the library's own program makes of two files, one after the other.
    private func compressed() throws -> (contents: [[UInt8]], file: [UInt8]) {
        let folder = TemporaryFolder()
        try folder.run(
            """
            head -c 300000 /proc/self/exe > long; printf camel > short
            for name in long short; do zstd -q -19 --no-check $name; cat $name.zst >> both; done
            """)
        return ([folder.bytes("long"), folder.bytes("short")], folder.bytes("both"))
    }

    private func decode(_ file: [UInt8], limit: Int = 1 << 20) throws -> [[UInt8]] {
        try file.withUnsafeBytes { file in
            let frames = try ZstdFrames(file, limit: limit, action: "test")
            let memory = UnsafeMutableRawBufferPointer.allocate(
                byteCount: frames.maximumSize, alignment: 16)
            defer { memory.deallocate() }
            return try (0..<frames.count).map { Array(try frames.content($0, in: memory)) }
        }
    }

    @Test func eachFrameIsDecoded() throws {
        let (contents, file) = try compressed()
        #expect(try decode(file) == contents)
        #expect(try decode([]).isEmpty)
    }

    @Test func damagedFramesAreRefused() throws {
        let (_, file) = try compressed()
        for end in stride(from: 1, to: file.count, by: 997) {
            #expect(throws: AnimationError.self) { try decode(Array(file[..<end])) }
        }
        #expect(throws: AnimationError.self) { try decode([5] + file.dropFirst()) }
        // A length that the content does not have.
        var longer = file
        longer[6] &+= 1
        #expect(throws: AnimationError.self) { try decode(longer) }
    }

    @Test func contentsBeyondTheLimitAreRefused() throws {
        let (contents, file) = try compressed()
        let error = #expect(throws: AnimationError.self) {
            try decode(file, limit: contents[0].count - 1)
        }
        #expect(error.map { "\($0)".contains("at byte 0 has a wrong size") } == true)
    }
}
