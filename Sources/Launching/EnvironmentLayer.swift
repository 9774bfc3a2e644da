public import Handover

/// What the environment says, and what in it could not be used.
public struct EnvironmentLayer: Equatable, Sendable {
    /// The settings that could be read.
    public var settings = SettingsLayer()
    /// Values that could not. They are logged and otherwise ignored: a stale variable must never stop a
    /// program.
    public var errors: [SettingError] = []
    /// Where the splash program is said to be, or nil.
    public var splashProgram: ByteString?
    /// Whether a display is named that a window could be shown on.
    public var hasDisplay = false

    /// Reads `NAME=VALUE` entries, in one pass: the launcher is on its way to another program.
    public init(entries: some Sequence<ByteString>) {
        for entry in entries where EnvironmentLayer.mayMatter(entry) {
            guard let separator = entry.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: entry.bytes[..<separator], as: UTF8.self)
            take(name, ByteString(entry.bytes[(separator + 1)...]))
        }
    }

    /// Whether the entry's first letter is one of the names' that `take` knows.
    public static func mayMatter(_ entry: ByteString) -> Bool {
        switch entry.bytes.first {
        case UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "W"): true
        default: false
        }
    }

    private mutating func take(_ name: String, _ value: ByteString) {
        // An empty variable is like none, as usual.
        guard !value.bytes.isEmpty else { return }
        switch name {
        case "DISPLAY", "WAYLAND_DISPLAY": hasDisplay = true
        case "CAMELWALK": takeSwitch(value)
        case "CAMELWALK_SPLASH": splashProgram = value
        default:
            guard let setting = Setting.allCases.first(where: { $0.environmentName == name }) else { return }
            set(setting, value, name)
        }
    }

    /// `CAMELWALK=off`: no splash at all.
    private mutating func takeSwitch(_ value: ByteString) {
        switch value.description.lowercased() {
        case "off", "0", "no", "false": settings.isOff = true
        case "on", "1", "yes", "true": break
        default:
            errors.append(SettingError(name: "CAMELWALK", value: value, expectation: "on or off"))
        }
    }

    private mutating func set(_ setting: Setting, _ value: ByteString, _ name: String) {
        do {
            let wasOff = settings.isOff
            try settings.set(setting, to: value, name: name)
            // CAMELWALK=off and CAMELWALK_NO_SPLASH=1 both mean off, whichever comes first.
            if wasOff == true { settings.isOff = true }
        } catch {
            errors.append(error)
        }
    }
}
