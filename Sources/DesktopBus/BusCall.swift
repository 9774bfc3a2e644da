internal import CDBus

/// A question to somebody on a bus.
package struct BusCall {
    /// What is passed along.
    package enum Argument {
        case string(String)
        case strings([String])
    }

    private let destination, path, interface, method: String
    private let arguments: [Argument]

    /// Calls `method` of the object `path` of `destination`, a unique or a well-known name.
    package init(
        _ destination: String, _ path: String, _ interface: String, _ method: String,
        _ arguments: [Argument] = []
    ) {
        self.destination = destination
        self.path = path
        self.interface = interface
        self.method = method
        self.arguments = arguments
    }

    /// A question to the bus itself.
    package static func bus(_ method: String, _ arguments: [Argument] = []) -> BusCall {
        BusCall(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments)
    }

    /// Its message, which starts nobody who is not on the bus; nil without memory, or where a name is none.
    func message(_ library: DBusLibrary) -> BusMessage? {
        guard let pointer = library.newMethodCall(destination, path, interface, method) else { return nil }
        let message = BusMessage(pointer, library)
        library.setAutoStart(pointer, 0)
        let values = DBusIterator()
        library.beginAppending(pointer, values.pointer)
        for argument in arguments { BusCall.append(argument, to: values, library) }
        return message
    }

    private static func append(_ argument: Argument, to values: DBusIterator, _ library: DBusLibrary) {
        switch argument {
        case .string(let text):
            text.withCString { text in
                var text: UnsafePointer<CChar>? = text
                _ = library.append(values.pointer, type("s"), &text)
            }
        case .strings(let texts):
            let array = DBusIterator()
            _ = library.openContainer(values.pointer, type("a"), "s", array.pointer)
            for text in texts { append(.string(text), to: array, library) }
            _ = library.closeContainer(values.pointer, array.pointer)
        }
    }

    private static func type(_ scalar: Unicode.Scalar) -> Int32 { Int32(bitPattern: scalar.value) }
}
