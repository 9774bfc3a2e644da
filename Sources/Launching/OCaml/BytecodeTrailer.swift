/// The last sixteen bytes of linked OCaml bytecode (runtime/caml/exec.h): how many sections there are, as four bytes
/// with the highest first, and the magic number.
struct BytecodeTrailer: Equatable {
    /// Its length in bytes.
    static let length = 4 + MagicNumber.length
    /// More sections than any version of OCaml has made by far; a larger number is no number of sections.
    static let maximumSections = 256

    let sectionCount: Int
    let magic: MagicNumber

    /// Reads the end of a file; nil if it is not that of bytecode.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == BytecodeTrailer.length, let magic = MagicNumber(bytes[4...]),
            magic.kind == MagicNumber.executable
        else { return nil }
        let count = bytes.bigEndianNumber(at: 0)
        guard (1...BytecodeTrailer.maximumSections).contains(count) else { return nil }
        sectionCount = count
        self.magic = magic
    }
}

extension [UInt8] {
    /// The four bytes from `offset` on as a number, the highest first.
    func bigEndianNumber(at offset: Int) -> Int {
        self[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
