/// Where the session's D-Bus is, if there is one.
public enum SessionBus {
    /// The bus's address, or nil. Only sockets of this machine count: every other kind of address would start a bus or
    /// a program, or wait for a network.
    ///
    /// - Parameters:
    ///   - variable: The value of DBUS_SESSION_BUS_ADDRESS.
    ///   - runtimeDirectory: The value of XDG_RUNTIME_DIR, in which the bus is where that variable does not say.
    public static func address(variable: [UInt8]?, runtimeDirectory: [UInt8]?) -> String? {
        if let variable, !variable.isEmpty {
            let sockets = String(decoding: variable, as: UTF8.self).split(separator: ";")
                .filter { $0.hasPrefix("unix:") }
            return sockets.isEmpty ? nil : sockets.joined(separator: ";")
        }
        guard let runtimeDirectory, runtimeDirectory.first == UInt8(ascii: "/") else { return nil }
        return "unix:path=" + escaped(runtimeDirectory) + "/bus"
    }

    /// A value as addresses have it ("D-Bus Specification", "Server Addresses").
    private static func escaped(_ value: [UInt8]) -> String {
        let plain = Set("-_/.*".utf8)
        return value.map { byte -> String in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                return String(Unicode.Scalar(byte))
            default:
                guard !plain.contains(byte) else { return String(Unicode.Scalar(byte)) }
                return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}
