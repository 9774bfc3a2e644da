internal import CamelAnimation

/// What a JPEG says of itself before it is decoded (ITU-T T.81, annex B).
struct JPEGHeader {
    /// The size of the picture as it is stored.
    private(set) var size = PixelSize(width: 0, height: 0)
    /// 1 for grey, 3 for colours, 4 for inks.
    private(set) var components = 0
    private(set) var orientation = Orientation.upright
    private(set) var profile = JPEGProfile()
    /// Whether the file has an end. The decoder makes up what is missing in grey.
    private(set) var hasEnd = true
    private var scans = 0
    /// The coefficients of each component, a bit for each, that scans have given with their last bit.
    private var coefficients: [UInt8: UInt64] = [:]

    // Of a progressive picture. Usual are ten; each costs a pass over all pixels.
    private static let maximumScans = 100

    /// Reads `bytes`; `action` is for the errors.
    init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        var reader = ByteReader(bytes, action: action)
        try reader.skip(2)
        while let marker = try nextMarker(&reader), marker != 0xD9 {
            // Those that stand alone.
            if marker == 0x01 || (0xD0...0xD8).contains(marker) { continue }
            let length = try reader.big16()
            guard length >= 2 else { throw reader.error("a segment is too short", at: reader.position - 2) }
            let data = try reader.skip(length - 2)
            try read(marker, UnsafeRawBufferPointer(rebasing: bytes[data]), action)
            guard scans <= JPEGHeader.maximumScans else {
                throw reader.error("it has more than \(JPEGHeader.maximumScans) scans")
            }
        }
        guard components > 0, scans > 0 else { throw reader.error("the file ends without a picture") }
    }

    private mutating func read(
        _ marker: UInt8, _ segment: UnsafeRawBufferPointer, _ action: String
    ) throws(AnimationError) {
        switch marker {
        case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
            var reader = ByteReader(segment, action: action)
            // The decoder believes the first; the limits must not be held against another.
            guard components == 0 else { throw AnimationError(action, "it has a second header") }
            try reader.skip(1)
            let height = try reader.big16()
            size = PixelSize(width: try reader.big16(), height: height)
            components = Int(try reader.byte())
            guard components > 0 else { throw AnimationError(action, "it has no components") }
        case 0xDA:
            scans += 1
            try readScan(segment, action)
        case 0xE1 where segment.starts(with: "Exif\0\0".utf8) && orientation == .upright:
            orientation = Exif.orientation(UnsafeRawBufferPointer(rebasing: segment[6...]))
        case 0xE2: profile.read(segment)
        default: break
        }
    }

    private mutating func readScan(
        _ segment: UnsafeRawBufferPointer, _ action: String
    ) throws(AnimationError) {
        var reader = ByteReader(segment, action: action)
        var scanned: [UInt8] = []
        for _ in 0..<(try reader.byte()) {
            scanned.append(try reader.byte())
            try reader.skip(1)
        }
        let (first, last) = (try reader.byte(), try reader.byte())
        guard try reader.byte() & 15 == 0, first <= last, last < 64 else { return }
        let bits = (UInt64.max >> (63 - UInt64(last - first))) << UInt64(first)
        for component in scanned { coefficients[component, default: 0] |= bits }
    }

    /// What the numbers mean.
    var colorSpace: ColorSpace? {
        ColorSpace(profile.profile, of: components == 4 ? .inks : components == 1 ? .greys : .colors)
    }

    /// Whether all scans have begun that the picture needs. A progressive one looks whole without its last ones.
    var hasAllScans: Bool {
        coefficients.count >= components && coefficients.values.allSatisfy { $0 == .max }
    }

    /// The next marker, past a scan's data, in which 0xFF stands before a zero, a restart or another 0xFF. Nil if the
    /// file ends in a scan.
    private mutating func nextMarker(_ reader: inout ByteReader) throws(AnimationError) -> UInt8? {
        do throws(AnimationError) {
            while true {
                while try reader.byte() != 0xFF {}
                var marker = try reader.byte()
                while marker == 0xFF { marker = try reader.byte() }
                if marker != 0 { return marker }
            }
        } catch {
            guard scans > 0 else { throw error }
            hasEnd = false
            return nil
        }
    }
}
