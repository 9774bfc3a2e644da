/// Reads the numbers of a `ByteSource` in order, as `ByteReader` does those in memory.
struct SourceReader {
    let source: ByteSource
    private(set) var position = 0
    let action: String

    /// Begins at the first byte; `action` is for the errors.
    init(_ source: ByteSource, action: String) {
        self.source = source
        self.action = action
    }

    var isAtEnd: Bool { position == source.count }

    /// An error about the byte at `place`, by default the next one.
    func error(_ reason: String, at place: Int? = nil) -> AnimationError {
        AnimationError(action, "byte \(place ?? position): \(reason)")
    }

    /// Passes over `count` bytes, and returns where they are.
    @discardableResult
    mutating func skip(_ count: Int) throws(AnimationError) -> Range<Int> {
        guard count >= 0, count <= source.count - position else {
            throw error("the file ends early, after \(source.count) bytes")
        }
        defer { position += count }
        return position..<position + count
    }

    mutating func byte() throws(AnimationError) -> UInt8 { try source.byte(try skip(1).lowerBound) }

    /// A number of two bytes, the low one first.
    mutating func little16() throws(AnimationError) -> Int {
        let start = try skip(2).lowerBound
        return Int(try source.byte(start)) | Int(try source.byte(start + 1)) << 8
    }
}
