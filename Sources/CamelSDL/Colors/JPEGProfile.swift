/// The profile in a JPEG: pieces in segments of their own, in any order, each with its number and how many there are
/// (https://www.color.org/specification/ICC.1-2022-05.pdf, annex B.4).
struct JPEGProfile {
    private static let name = Array("ICC_PROFILE\0".utf8)
    private var pieces: [UInt8: [UInt8]] = [:]
    private var count: UInt8?
    private var isDamaged = false

    /// Takes a piece, if `segment`, whose marker is APP2, is one.
    mutating func read(_ segment: UnsafeRawBufferPointer) {
        let start = JPEGProfile.name.count
        guard segment.count > start + 2, segment.starts(with: JPEGProfile.name) else { return }
        let (number, count) = (segment[start], segment[start + 1])
        if pieces[number] != nil || count != self.count ?? count { isDamaged = true }
        guard !isDamaged else { return }
        self.count = count
        pieces[number] = Array(segment[(start + 2)...])
    }

    /// The profile; nil if there is none, or if it is damaged.
    var profile: ICCProfile? {
        guard let count, count > 0, !isDamaged else { return nil }
        var bytes: [UInt8] = []
        for number in 1...count {
            guard let piece = pieces[number] else { return nil }
            bytes += piece
        }
        return ICCProfile(bytes)
    }
}
