/// Numbers in the place of the values in environments: whoever gets these can tell which variables are the same in two
/// processes, and no password.
package struct EnvironmentMask {
    /// What is known anyway, and is asked for.
    private static let plain: Set<ByteString> = ["DBUS_STARTER_BUS_TYPE=session"]
    // Nobody's environments are remembered for ever.
    private static let maximumValues = 65_536

    private var numbers: [ByteString: Int] = [:]
    private var next = 0

    package init() {}

    /// `environment`, whose variables are each `NAME=VALUE`, with numbers for values, the same for the same value as in all
    /// calls before.
    mutating func masked(_ environment: [ByteString]) -> [ByteString] { environment.map { masked($0) } }

    private mutating func masked(_ variable: ByteString) -> ByteString {
        guard !EnvironmentMask.plain.contains(variable),
            let sign = variable.bytes.firstIndex(of: UInt8(ascii: "="))
        else { return variable }
        let value = ByteString(bytes: Array(variable.bytes[(sign + 1)...]))
        return ByteString(bytes: variable.bytes[...sign] + Array(String(number(of: value)).utf8))
    }

    private mutating func number(of value: ByteString) -> Int {
        if let number = numbers[value] { return number }
        next += 1
        if numbers.count < EnvironmentMask.maximumValues { numbers[value] = next }
        return next
    }
}
