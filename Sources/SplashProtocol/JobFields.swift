internal import Glibc
internal import POSIX

/// The fields of a job on their way through the splash's arguments, one word `NAME=VALUE` for each. A job names its
/// fields once, for both directions: written, what differs from the default becomes a word; read, what is there
/// replaces the default.
///
/// The launcher writes these on its way to the command, so nothing generic is used here: making generic types at run
/// time would take longer than all the writing.
struct JobFields {
    /// The words behind the kind of the job.
    private(set) var words: [ByteString] = []
    /// Whether every field without a default was there.
    private(set) var isComplete = true
    private let isWriting: Bool

    /// Fields to be written.
    init() {
        isWriting = true
        words.reserveCapacity(24)
    }

    /// Fields to be read from `words`; those that no field has the name of are skipped.
    init(reading words: [ByteString]) {
        isWriting = false
        self.words = words
    }

    /// A field that must be there.
    mutating func required(_ name: StaticString, _ value: inout Int32) {
        var found: Int32? = value
        optional(name, &found)
        if let found { value = found } else { isComplete = false }
    }

    /// A field that must be there.
    mutating func required(_ name: StaticString, _ value: inout Int64) {
        var found: Int? = Int(value)
        optional(name, &found)
        if let found { value = Int64(found) } else { isComplete = false }
    }

    /// A field that must be there.
    mutating func required(_ name: StaticString, _ value: inout ByteString) {
        var found: ByteString? = value
        optional(name, &found)
        if let found { value = found } else { isComplete = false }
    }

    mutating func optional(_ name: StaticString, _ value: inout Int32?) {
        if isWriting {
            if let value { write(name, value.description) }
        } else {
            value = text(name).flatMap { Int32($0) }
        }
    }

    mutating func optional(_ name: StaticString, _ value: inout Int?) {
        if isWriting {
            if let value { write(name, value.description) }
        } else {
            value = text(name).flatMap { Int($0) }
        }
    }

    mutating func optional(_ name: StaticString, _ value: inout Double?) {
        if isWriting {
            if let value { write(name, value.description) }
        } else {
            value = text(name).flatMap { Double($0) }
        }
    }

    mutating func optional(_ name: StaticString, _ value: inout ByteString?) {
        if isWriting {
            if let value { write(name, value) }
        } else {
            value = bytes(name)
        }
    }

    mutating func optional(_ name: StaticString, _ value: inout Bool?) {
        if isWriting {
            if let value { write(name, value ? "1" : "0") }
        } else {
            value = text(name).map { $0 != "0" }
        }
    }

    mutating func field(_ name: StaticString, _ value: inout Int, default defaultValue: Int) {
        if isWriting {
            if value != defaultValue { write(name, value.description) }
        } else if let number = text(name).flatMap({ Int($0) }) {
            value = number
        }
    }

    mutating func field(_ name: StaticString, _ value: inout UInt64) {
        if isWriting {
            if value != 0 { write(name, value.description) }
        } else if let number = text(name).flatMap({ UInt64($0) }) {
            value = number
        }
    }

    mutating func field(_ name: StaticString, _ value: inout Double, default defaultValue: Double) {
        if isWriting {
            if value != defaultValue { write(name, value.description) }
        } else if let number = text(name).flatMap({ Double($0) }) {
            value = number
        }
    }

    mutating func field(_ name: StaticString, _ value: inout Bool, default defaultValue: Bool) {
        if isWriting {
            if value != defaultValue { write(name, value ? "1" : "0") }
        } else if let text = text(name) {
            value = text != "0"
        }
    }

    /// A word for each element, in their order.
    mutating func list(_ name: StaticString, _ values: inout [ByteString]) {
        if isWriting {
            for value in values { write(name, value) }
        } else {
            values = words.compactMap { JobFields.value(of: $0, name) }
        }
    }

    private mutating func write(_ name: StaticString, _ value: String) { write(name, ByteString(value)) }

    private mutating func write(_ name: StaticString, _ value: ByteString) {
        var bytes = [UInt8]()
        bytes.reserveCapacity(name.utf8CodeUnitCount + 1 + value.bytes.count)
        bytes += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        bytes.append(UInt8(ascii: "="))
        bytes += value.bytes
        words.append(ByteString(bytes: bytes))
    }

    private func text(_ name: StaticString) -> String? { bytes(name)?.description }

    /// The last value of this name.
    private func bytes(_ name: StaticString) -> ByteString? {
        for word in words.reversed() {
            if let value = JobFields.value(of: word, name) { return value }
        }
        return nil
    }

    private static func value(of word: ByteString, _ name: StaticString) -> ByteString? {
        let count = name.utf8CodeUnitCount
        guard word.bytes.count > count, word.bytes[count] == UInt8(ascii: "="),
            memcmp(word.bytes, name.utf8Start, count) == 0
        else { return nil }
        return ByteString(bytes: Array(word.bytes[(count + 1)...]))
    }
}
