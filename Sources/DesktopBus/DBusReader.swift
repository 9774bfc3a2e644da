internal import CDBus

/// A place in a message of D-Bus, from which its values are read one after the other.
///
/// libdbus has held every message against its signature before it gives it out; here only types are asked for.
package struct DBusReader {
    // The values are the message's.
    private let message: BusMessage
    private let library: DBusLibrary
    private let iterator = DBusIterator()

    /// The first value of `message`; nil if it has none.
    init?(_ message: BusMessage, _ library: DBusLibrary) {
        self.init(of: message, library)
        guard library.beginReading(message.pointer, iterator.pointer) != 0 else { return nil }
    }

    private init(of message: BusMessage, _ library: DBusLibrary) {
        self.message = message
        self.library = library
    }

    /// The values of the container at this place, or nil if there is no container of this kind: an array (`a`), an
    /// entry of a dictionary (`e`), or a variant (`v`).
    package func inside(_ type: Unicode.Scalar) -> DBusReader? {
        guard has(type) else { return nil }
        let inner = DBusReader(of: message, library)
        library.recurse(iterator.pointer, inner.iterator.pointer)
        return inner
    }

    /// Goes on to the next value. Returns whether there is one.
    package func next() -> Bool { library.next(iterator.pointer) != 0 }

    /// The text at this place, or nil.
    package var string: String? {
        var text: UnsafePointer<CChar>?
        guard has("s") else { return nil }
        library.value(iterator.pointer, &text)
        return text.map { String(cString: $0) }
    }

    /// The number of 32 bits without a sign at this place, or nil.
    package var number: UInt32? { has("u") ? word : nil }

    /// The number of 32 bits with a sign at this place, or nil.
    package var signedNumber: Int32? { has("i") ? Int32(bitPattern: word) : nil }

    /// The truth value at this place, or nil.
    package var flag: Bool? { has("b") ? word != 0 : nil }

    private var word: UInt32 {
        var value: UInt32 = 0
        library.value(iterator.pointer, &value)
        return value
    }

    private func has(_ type: Unicode.Scalar) -> Bool {
        library.type(iterator.pointer) == Int32(bitPattern: type.value)
    }
}

/// Room for a DBusMessageIter.
final class DBusIterator {
    private let memory = UnsafeMutableRawPointer.allocate(
        byteCount: CAMELWALK_DBUS_ITERATOR_SIZE, alignment: 16)

    /// Valid as long as this object.
    var pointer: OpaquePointer { OpaquePointer(memory) }

    deinit { memory.deallocate() }
}
