/// What a JSON text says (RFC 8259). An object keeps all its members in the order of the file, also those that have
/// one name: tools that name the frames of a sheet alike mean different frames.
enum JSON {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([(name: String, value: JSON)])
}

/// Reads a JSON text.
struct JSONParser {
    private let bytes: UnsafeRawBufferPointer
    private let action: String
    private var position = 0
    private var values = 0

    // What no description of a sheet needs, so that a hostile one costs little memory and no stack.
    private static let maximumDepth = 64
    private static let maximumValues = 500_000
    private static let maximumText = 1 << 20

    /// The value of `bytes`; `action` is for the errors, which name the line.
    static func value(of bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) -> JSON {
        var parser = JSONParser(bytes: bytes, action: action)
        // A byte order mark is not JSON, but some editors put one.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.error("there is more after the end") }
        return value
    }

    private init(bytes: UnsafeRawBufferPointer, action: String) {
        self.bytes = bytes
        self.action = action
    }

    private func error(_ reason: String) -> AnimationError {
        let line = 1 + bytes[..<min(position, bytes.count)].count { $0 == UInt8(ascii: "\n") }
        return AnimationError(action, "line \(line): \(reason)")
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, [9, 10, 13, 32].contains(byte) { position += 1 }
    }

    /// Passes over `byte` and the space before it, if it comes next.
    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(AnimationError) -> JSON {
        values += 1
        guard depth < JSONParser.maximumDepth, values <= JSONParser.maximumValues else {
            throw error("there are too many values, or they are nested too deeply")
        }
        if take("{") { return .object(try members(depth)) }
        if take("[") { return .array(try elements(depth)) }
        if take("\"") { return .text(try text()) }
        return try word()
    }

    private mutating func elements(_ depth: Int) throws(AnimationError) -> [JSON] {
        var elements: [JSON] = []
        if take("]") { return elements }
        repeat { elements.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw error("a ',' or ']' is missing") }
        return elements
    }

    private mutating func members(_ depth: Int) throws(AnimationError) -> [(name: String, value: JSON)] {
        var members: [(name: String, value: JSON)] = []
        if take("}") { return members }
        repeat {
            guard take("\"") else { throw error("the name of a member is missing") }
            let name = try text()
            guard take(":") else { throw error("a ':' is missing") }
            members.append((name, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw error("a ',' or '}' is missing") }
        return members
    }

    /// A number, or one of JSON's three words.
    private mutating func word() throws(AnimationError) -> JSON {
        let start = position
        while let byte = next, isWord(byte) { position += 1 }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case let digits:
            // Swift reads more than JSON allows: "inf", "nan" and hexadecimal digits.
            guard digits.utf8.allSatisfy({ isNumeric($0) }), let number = Double(digits) else {
                throw error("a value is missing or unknown")
            }
            return .number(number)
        }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        isNumeric(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private func isNumeric(_ byte: UInt8) -> Bool { (48...57).contains(byte) || "+-.eE".utf8.contains(byte) }
}

extension JSONParser {
    /// The text whose first quotation mark has been read.
    private mutating func text() throws(AnimationError) -> String {
        var text: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            position += 1
            guard byte >= 32, text.count < JSONParser.maximumText else {
                throw error("a text is too long, or holds a control character")
            }
            if byte == UInt8(ascii: "\\") { try appendEscape(to: &text) } else { text.append(byte) }
        }
        guard next != nil else { throw error("a text has no end") }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(AnimationError) {
        let letters: [UInt8: UInt8] = [
            0x22: 0x22, 0x2F: 0x2F, 0x5C: 0x5C, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
        ]
        guard let letter = next else { throw error("a text has no end") }
        position += 1
        if let byte = letters[letter] { return text.append(byte) }
        guard letter == UInt8(ascii: "u") else { throw error("a text has an unknown escape") }
        var code = try hexadecimal()
        // A character beyond 0xFFFF is two escapes.
        if code >> 10 == 0x36, bytes[position...].starts(with: "\\u".utf8) {
            position += 2
            code = 0x10000 + (code & 0x3FF) << 10 + (try hexadecimal()) & 0x3FF
        }
        guard code > 0, let scalar = Unicode.Scalar(code) else {
            throw error("a text has an escape that is no character")
        }
        text += String(scalar).utf8
    }

    private mutating func hexadecimal() throws(AnimationError) -> UInt32 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        guard digits.count == 4, !digits.contains(where: { "+-".utf8.contains($0) }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw error("an escape needs four hexadecimal digits") }
        position += 4
        return code
    }
}
