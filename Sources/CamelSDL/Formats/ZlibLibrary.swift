internal import CZlib
internal import POSIX

/// zlib, opened with the first file that is compressed in parts.
struct ZlibLibrary: Sendable {
    private let uncompress: camelwalk_uncompress

    init() throws(LibraryError) {
        uncompress = try DynamicLibrary("libz.so.1").function(camelwalk_find_uncompress)
    }

    /// The first `count` bytes of those that `data` hold; nil if they hold fewer, or are damaged.
    func beginning(of data: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
        let (bytes, result) = uncompressed(data, count: count)
        return bytes.count == count && (result == Z_OK || result == Z_BUF_ERROR) ? bytes : nil
    }

    /// The `count` bytes that `data` hold; nil if they hold fewer or more, or are damaged.
    func inflated(_ data: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
        let (bytes, result) = uncompressed(data, count: count)
        return bytes.count == count && result == Z_OK ? bytes : nil
    }

    /// Up to `count` bytes, and zlib's result.
    private func uncompressed(_ data: UnsafeRawBufferPointer, count: Int) -> (bytes: [UInt8], result: Int32) {
        var length = UInt(count)
        var result = Z_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            result = uncompress(
                buffer.baseAddress, &length, data.assumingMemoryBound(to: UInt8.self).baseAddress,
                UInt(data.count))
            filled = Int(length)
        }
        return (bytes, result)
    }
}
