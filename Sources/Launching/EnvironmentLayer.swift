public import POSIX

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

    /// Reads the variables through `value`, which gives a variable's value or nil. An empty variable is like
    /// none, as usual.
    public init(value: (String) -> ByteString?) {
        func variable(_ name: String) -> ByteString? {
            value(name).flatMap { $0.bytes.isEmpty ? nil : $0 }
        }
        hasDisplay = variable("DISPLAY") != nil || variable("WAYLAND_DISPLAY") != nil
        splashProgram = variable("CAMELWALK_SPLASH")
        for setting in Setting.all {
            if let value = variable(setting.environmentName) { set(setting, value) }
        }
        if let value = variable("CAMELWALK") { takeSwitch(value) }
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

    private mutating func set(_ setting: Setting, _ value: ByteString) {
        do {
            try settings.set(setting, to: value, name: setting.environmentName)
        } catch {
            errors.append(error)
        }
    }
}
