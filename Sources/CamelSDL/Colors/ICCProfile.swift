/// A colour profile as a picture brings it (https://www.color.org/specification/ICC.1-2022-05.pdf): what must be known
/// of it before a library is opened for it.
struct ICCProfile: Equatable, Sendable {
    /// What its numbers are, with ICC's signatures.
    enum Space: Int {
        case colors = 0x5247_4220  // RGB
        case greys = 0x4752_4159  // GRAY
        case inks = 0x434D_594B  // CMYK
    }

    /// Bytes of a profile at most. Those of printing machines have one or two million.
    static let maximumBytes = 4 << 20
    /// Bytes before the tags.
    static let headerBytes = 128
    /// Displays, scanners, printers and spaces; not links, names and effects: mntr, scnr, prtr, spac.
    private static let classes = [0x6D6E_7472, 0x7363_6E72, 0x7072_7472, 0x7370_6163]

    let bytes: [UInt8]
    let space: Space

    /// Nil if `bytes` do not begin with a whole profile that pictures may have.
    init?(_ bytes: some Collection<UInt8>) {
        let header = Array(bytes.prefix(ICCProfile.headerBytes))
        guard let count = ICCProfile.count(header), count <= bytes.count,
            ICCProfile.classes.contains(ICCProfile.number(header, at: 12)),
            let space = Space(rawValue: ICCProfile.number(header, at: 16))
        else { return nil }
        self.bytes = Array(bytes.prefix(count))
        self.space = space
    }

    /// How many bytes a profile has that begins with `header`; nil if none does, or if they are too many.
    static func count(_ header: [UInt8]) -> Int? {
        guard header.count >= headerBytes, number(header, at: 36) == 0x6163_7370 else { return nil }  // acsp
        let count = number(header, at: 0)
        return (headerBytes...maximumBytes).contains(count) ? count : nil
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> Int {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
