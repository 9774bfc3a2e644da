extension SessionBus {
    /// The names of the sockets in an address of `address(variable:runtimeDirectory:)`: paths, and abstract names
    /// behind `@`. A part without a name has none.
    public static func socketNames(_ address: String) -> [[UInt8]] {
        address.split(separator: ";").compactMap { part in
            let pairs = part.dropFirst("unix:".count).split(separator: ",")
            for pair in pairs where pair != "path=" && pair != "abstract=" {
                if pair.hasPrefix("path=") { return unescaped(pair.dropFirst(5)) }
                if pair.hasPrefix("abstract=") { return [UInt8(ascii: "@")] + unescaped(pair.dropFirst(9)) }
            }
            return nil
        }
    }

    private static func unescaped(_ value: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(value.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), rest.count >= 2, let number = UInt8(digits, radix: 16) {
                bytes.append(number)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
