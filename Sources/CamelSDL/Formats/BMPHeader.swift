internal import CamelAnimation

/// What a BMP says of itself before it is decoded
/// (https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types).
struct BMPHeader {
    private(set) var size: PixelSize
    /// Whether the rows go from top to bottom.
    private(set) var isTopDown = false
    private(set) var bitsPerPixel: Int
    /// Where the pixels begin.
    private(set) var pixels: Int
    /// The bits of red, green, blue and alpha in a pixel; nil if the pixels are stored in another way.
    private(set) var masks: [UInt32]?

    /// Bytes that the second header of OS/2 lacks, of which a file may leave out those at the end that are zero.
    private(set) var missingBytes = 0

    /// Where the palette ends, and how many colours it lacks that a pixel could have; 0 if it has all, or there is none.
    private(set) var paletteEnd = 0
    private(set) var missingColors = 0

    /// Whether every pixel has its own bits in the file.
    private(set) var isPlain = true

    private static let usualSize = 40

    /// Bytes of all rows but for what fills up the last, if the pixels are plain.
    var plainBytes: Int {
        let row = (size.width * bitsPerPixel + 7) / 8
        return isPlain ? ((row + 3) & ~3) * (size.height - 1) + row : 0
    }

    /// Reads `bytes`; `action` is for the errors.
    init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        var reader = ByteReader(bytes, action: action)
        try reader.skip(10)
        pixels = try reader.little32()
        let headerSize = try reader.little32()
        if (16..<BMPHeader.usualSize).contains(headerSize) {
            missingBytes = BMPHeader.usualSize - headerSize
            var whole = reader
            try whole.skip(headerSize - 4)
        }
        // OS/2's first header counts in two bytes.
        if headerSize == 12 {
            size = PixelSize(width: try reader.little16(), height: try reader.little16())
            try reader.skip(2)
            bitsPerPixel = try reader.little16()
            return
        }
        size = PixelSize(width: try reader.little32(), height: try reader.little32())
        isTopDown = size.height < 0
        size.height = abs(size.height)
        try reader.skip(2)
        bitsPerPixel = try reader.little16()
        let compression = headerSize < 20 ? 0 : try reader.little32()
        isPlain = compression == 0
        if headerSize >= BMPHeader.usualSize, bitsPerPixel <= 8 { try readPalette(bytes, reader, headerSize) }
        // 64 is OS/2's second header, in which 3 is another compression.
        guard compression == 3 || compression == 6, bitsPerPixel == 16 || bitsPerPixel == 32, headerSize != 64
        else { return }
        try reader.skip(20)
        let count = headerSize >= 56 || compression == 6 ? 4 : 3
        masks = [0, 0, 0, 0]
        for index in 0..<count { masks?[index] = UInt32(truncatingIfNeeded: try reader.little32()) }
    }

    private mutating func readPalette(
        _ bytes: UnsafeRawBufferPointer, _ reader: ByteReader, _ headerSize: Int
    ) throws(AnimationError) {
        var reader = reader
        try reader.skip(12)
        let (used, all) = (try reader.little32(), 1 << bitsPerPixel)
        paletteEnd = 14 + headerSize + 4 * used
        if used > 0, used < all, paletteEnd <= min(pixels, bytes.count) { missingColors = all - used }
    }
}
