/// Named values as words of an argument list, `NAME=VALUE`, written by one process and read by the other.
struct WordList {
    private var values: [String: ByteString] = [:]
    private(set) var words: [ByteString] = []

    init() {}

    /// Reads `NAME=VALUE` words; others are skipped.
    init(_ words: some Sequence<ByteString>) {
        for word in words {
            guard let separator = word.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: word.bytes[..<separator], as: UTF8.self)
            values[name] = ByteString(word.bytes[(separator + 1)...])
        }
    }

    subscript(name: String) -> ByteString? {
        get { values[name] }
        set {
            guard let newValue else { return }
            values[name] = newValue
            words.append(ByteString(Array("\(name)=".utf8) + newValue.bytes))
        }
    }

    /// A number, or nil where there is none by this name or it cannot be read.
    subscript<Number: LosslessStringConvertible>(number name: String) -> Number? {
        get { values[name].flatMap { Number($0.description) } }
        set { self[name] = newValue.map { ByteString($0.description) } }
    }
}
