internal import CZlib
internal import POSIX

/// zlib, opened with the first Aseprite file.
struct ZlibLibrary: Sendable {
    private let uncompress: camelwalk_uncompress

    init() throws(LibraryError) {
        uncompress = try DynamicLibrary("libz.so.1").function(camelwalk_find_uncompress)
    }

    /// The `count` bytes that `data` hold; nil if they hold fewer or more, or are damaged.
    func inflated(_ data: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
        var length = UInt(count)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let result = uncompress(
                buffer.baseAddress, &length, data.assumingMemoryBound(to: UInt8.self).baseAddress,
                UInt(data.count))
            filled = result == Z_OK ? Int(length) : 0
        }
        return bytes.count == count ? bytes : nil
    }
}
