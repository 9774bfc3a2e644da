public import POSIX

/// A reversible way through APIs that take `String`: swift-argument-parser's.
///
/// A byte that is not part of valid UTF-8 becomes a scalar of the private plane 16 and back. A zero, which no word has,
/// stands for an empty value there: after `--log=` the parser would take the next word.
extension ByteString {
    private static let firstEscape: UInt32 = 0x10_FF00
    private static let emptyValue: Unicode.Scalar = "\u{10FF00}"

    /// As `escaped`, for a word of the command line: `--log=` keeps its empty value.
    public var escapedWord: String {
        let isWithoutValue =
            bytes.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")])
            && bytes.firstIndex(of: UInt8(ascii: "=")) == bytes.count - 1
        return isWithoutValue ? escaped + String(Character(ByteString.emptyValue)) : escaped
    }

    /// The bytes as a string from which `init(escaped:)` makes the same bytes again.
    public var escaped: String {
        var scalars = String.UnicodeScalarView()
        var position = bytes[...]
        while !position.isEmpty {
            let length = ByteString.lengthOfFirstCharacter(position)
            if length > 0 {
                scalars.append(
                    contentsOf: String(decoding: position.prefix(length), as: UTF8.self).unicodeScalars)
            } else if let first = position.first,
                let scalar = Unicode.Scalar(ByteString.firstEscape + UInt32(first))
            {
                scalars.append(scalar)
            }
            position = position.dropFirst(max(1, length))
        }
        return String(scalars)
    }

    /// Undoes `escaped` and `escapedWord`.
    public init(escaped string: String) {
        self.init(
            bytes:
                string.unicodeScalars.flatMap { scalar -> [UInt8] in
                    if scalar == ByteString.emptyValue { return [] }
                    if scalar.value >= ByteString.firstEscape + 0x80,
                        scalar.value <= ByteString.firstEscape + 0xFF
                    {
                        return [UInt8(scalar.value - ByteString.firstEscape)]
                    }
                    return Array(String(scalar).utf8)
                })
    }

    /// Bytes of the valid UTF-8 character at the beginning, or 0.
    private static func lengthOfFirstCharacter(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
        // The escapes themselves are escaped byte by byte.
        return scalar.value >= firstEscape ? 0 : UTF8.width(scalar)
    }
}
