internal import POSIX

/// A buffer into which its process had drawn nothing when it was looked at. To look at it alone again costs little.
struct BlankBuffer: Equatable, Sendable {
    private let process: Int32
    private let address: UInt64
    private let byteCount: Int

    // Frames are drawn as a whole; so much of it is read in some 10 µs.
    private static let top = 262_144

    /// Nil if `memory` is no such buffer of the process, as far as can be told.
    init?(_ memory: SharedMemory, in process: Int32) {
        guard memory.isDrawnByProcessor, let address = memory.address else { return nil }
        self.process = process
        self.address = address
        byteCount = memory.byteCount
        guard touches(byteCount) == false else { return nil }
    }

    /// Whether its top has been drawn, or its process does not have it any more.
    var hasChanged: Bool { touches(min(byteCount, BlankBuffer.top)) != false }

    private func touches(_ count: Int) -> Bool? {
        let enough = SharedMemory.smallestBuffer
        return ProcessFile.touchedBytes(from: address, count: count, in: process, enough: enough)
            .map { $0 >= enough }
    }
}
