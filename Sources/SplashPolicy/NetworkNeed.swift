/// Whether a splash needs the network: where its display, its sound server or its bus is on another machine, or is reached
/// as if it were (`ssh -X`).
public enum NetworkNeed {
    /// The variables that can name such a place.
    public static let variables = [
        "DISPLAY", "PULSE_SERVER", "AUDIODEVICE", "AUDIOSERVER", "DBUS_SESSION_BUS_ADDRESS",
    ]

    /// Whether one of these variables, as `value` gives it, names one.
    public static func isNamed(by value: (String) -> [UInt8]?) -> Bool {
        variables.contains { name in
            guard let bytes = value(name) else { return false }
            return isFar(String(decoding: bytes, as: UTF8.self), in: name)
        }
    }

    private static func isFar(_ text: String, in variable: String) -> Bool {
        switch variable {
        case "DISPLAY", "AUDIOSERVER": hasHost(text)
        case "PULSE_SERVER": text.split(separator: " ").contains { isFarSoundServer($0) }
        // sndio's: snd@HOST/0.
        case "AUDIODEVICE": text.contains("@")
        default: text.split(separator: ";").contains { $0.hasPrefix("tcp:") || $0.hasPrefix("nonce-tcp:") }
        }
    }

    /// Of [PROTOCOL/][HOST]:NUMBER, or a socket's path.
    private static func hasHost(_ display: String) -> Bool {
        guard !display.hasPrefix("/"), let colon = display.lastIndex(of: ":") else { return false }
        let host = display[..<colon]
        return !host.isEmpty && host != "unix" && !host.hasPrefix("unix/")
    }

    /// Of [{MACHINE}]unix:PATH, [{MACHINE}]PATH, or anything else, which is a host's.
    private static func isFarSoundServer(_ server: Substring) -> Bool {
        var address = server
        if address.hasPrefix("{"), let end = address.firstIndex(of: "}") {
            address = address[address.index(after: end)...]
        }
        return !address.isEmpty && !address.hasPrefix("unix:") && !address.hasPrefix("/")
    }
}
