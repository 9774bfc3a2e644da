/// Reads the numbers of a binary file in order. Never reads beyond the end: that is an error that says where.
struct ByteReader {
    let bytes: UnsafeRawBufferPointer
    private(set) var position: Int
    let action: String

    /// Begins at `position`; `action` is for the errors.
    init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0, action: String) {
        self.bytes = bytes
        self.position = position
        self.action = action
    }

    /// An error about the byte at `place`, by default the next one.
    func error(_ reason: String, at place: Int? = nil) -> AnimationError {
        AnimationError(action, "byte \(place ?? position): \(reason)")
    }

    /// Passes over `count` bytes, and returns where they are.
    @discardableResult
    mutating func skip(_ count: Int) throws(AnimationError) -> Range<Int> {
        guard count >= 0, count <= bytes.count - position else {
            throw error("the file ends early, after \(bytes.count) bytes")
        }
        defer { position += count }
        return position..<position + count
    }

    mutating func byte() throws(AnimationError) -> UInt8 { bytes[try skip(1).lowerBound] }

    /// A number of two bytes, the low one first.
    mutating func little16() throws(AnimationError) -> Int {
        let start = try skip(2).lowerBound
        return Int(bytes[start]) | Int(bytes[start + 1]) << 8
    }

    /// A number of four bytes, the low one first, with a sign.
    mutating func little32() throws(AnimationError) -> Int {
        let low = try little16()
        return Int(Int32(truncatingIfNeeded: low | (try little16()) << 16))
    }

    /// A number of two bytes, the high one first.
    mutating func big16() throws(AnimationError) -> Int {
        let start = try skip(2).lowerBound
        return Int(bytes[start]) << 8 | Int(bytes[start + 1])
    }

    /// A number of four bytes, the high one first, without a sign.
    mutating func big32() throws(AnimationError) -> Int {
        let high = try big16()
        return high << 16 | (try big16())
    }
}
