public import POSIX

/// What the environment says besides the options.
public struct LaunchEnvironment: Equatable, Sendable {
    /// Where the splash program is said to be, or nil.
    public var splashProgram: ByteString?
    /// Whether a display is named that a window could be shown on.
    public var hasDisplay: Bool

    /// Reads the variables through `value`, which gives a variable's value or nil. An empty variable is like none.
    public init(value: (String) -> ByteString?) {
        func variable(_ name: String) -> ByteString? {
            value(name).flatMap { $0.bytes.isEmpty ? nil : $0 }
        }
        hasDisplay = variable("DISPLAY") != nil || variable("WAYLAND_DISPLAY") != nil
        splashProgram = variable("CAMELWALK_SPLASH")
    }
}
