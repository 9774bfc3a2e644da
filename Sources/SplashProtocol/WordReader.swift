internal import POSIX

/// Reads what a `WordWriter` wrote.
struct WordReader {
    private var values: [String: ByteString] = [:]
    private var pairs: [(name: String, value: ByteString)] = []

    /// Reads `NAME=VALUE` words; others are skipped.
    init(_ words: ArraySlice<ByteString>) {
        for word in words {
            guard let separator = word.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: word.bytes[..<separator], as: UTF8.self)
            let value = ByteString(bytes: Array(word.bytes[(separator + 1)...]))
            values[name] = value
            pairs.append((name, value))
        }
    }

    /// The value of this name as it is, or nil.
    func bytes(_ name: String) -> ByteString? { values[name] }

    /// All values of this name, in their order.
    func all(_ name: String) -> [ByteString] { pairs.filter { $0.name == name }.map(\.value) }

    /// A number, or nil where there is none by this name or it cannot be read.
    func number<Number: LosslessStringConvertible>(_ name: String) -> Number? {
        values[name].flatMap { Number($0.description) }
    }

    /// A truth value, or nil.
    func flag(_ name: String) -> Bool? {
        number(name).map { (value: Int) in value != 0 }
    }
}
