internal import CZlib
internal import POSIX

/// zlib's functions that compress, opened with the first picture that is written.
struct DeflateLibrary: Sendable {
    fileprivate let begin: camelwalk_deflateInit2_
    fileprivate let compress: camelwalk_deflate
    fileprivate let end: camelwalk_deflateEnd
    private let crc: camelwalk_crc32

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libz.so.1")
        begin = try library.function(camelwalk_find_deflateInit2_)
        compress = try library.function(camelwalk_find_deflate)
        end = try library.function(camelwalk_find_deflateEnd)
        crc = try library.function(camelwalk_find_crc32)
    }

    /// The checksum of a PNG's chunk.
    func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        UInt32(
            truncatingIfNeeded: crc(
                0, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt32(bytes.count)))
    }
}

/// Bytes that are compressed as they come.
final class DeflateStream {
    /// zlib keeps a pointer to it.
    private let state: UnsafeMutablePointer<z_stream>
    private let library: DeflateLibrary
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    /// Level 4 takes a third of the time of zlib's usual 6, and a twentieth more bytes.
    private static let level: Int32 = 4

    /// Throws without memory.
    init(_ library: DeflateLibrary) throws(AnimationError) {
        self.library = library
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        let result = library.begin(
            state, DeflateStream.level, Z_DEFLATED, 15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else { throw DeflateStream.error }
    }

    deinit {
        _ = library.end(state)
        state.deallocate()
    }

    private static let error = AnimationError("cannot write a PNG", "out of memory")

    /// Compresses `bytes`, and appends to `output` what comes out; all that is left if they are the last.
    func add(_ bytes: [UInt8], isLast: Bool, to output: inout [UInt8]) throws(AnimationError) {
        let isDone = bytes.withUnsafeBufferPointer { bytes in
            // zlib only reads them.
            state.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            state.pointee.avail_in = UInt32(bytes.count)
            return compress(isLast ? Z_FINISH : Z_NO_FLUSH, to: &output)
        }
        guard isDone else { throw DeflateStream.error }
    }

    private func compress(_ flush: Int32, to output: inout [UInt8]) -> Bool {
        var isFull = true
        while isFull {
            let result = buffer.withUnsafeMutableBufferPointer { room in
                state.pointee.next_out = room.baseAddress
                state.pointee.avail_out = UInt32(room.count)
                return library.compress(state, flush)
            }
            guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { return false }
            isFull = state.pointee.avail_out == 0
            output += buffer[..<(buffer.count - Int(state.pointee.avail_out))]
        }
        return true
    }
}
