/// Bytes that come in pieces, and are lines.
struct LineBuffer {
    // Whoever never ends a line is not waited for.
    private static let maximumBytes = 16 << 20
    private var rest: [UInt8] = []

    /// Takes the next piece. Returns the lines that it completes.
    mutating func take(_ bytes: [UInt8]) -> [[UInt8]] {
        rest += bytes
        var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(
            Array.init)
        rest = lines.popLast() ?? []
        if rest.count > LineBuffer.maximumBytes { rest = [] }
        return lines
    }
}
