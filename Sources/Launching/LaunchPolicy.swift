public import POSIX

/// Whether a splash is started at all.
public enum LaunchPolicy: Equatable, Sendable {
    case show
    /// No splash, and why, as a line of the log.
    case skip(String)

    /// Decides from what is known before anything has been made.
    /// The last, which asks the file system, only where it matters.
    public init(
        isOff: Bool, hasDisplay: Bool, override: ByteString? = nil, commandExists: Bool,
        isInformation: Bool = false, splashExists: @autoclosure () -> Bool
    ) {
        if isOff {
            self = .skip("no splash: switched off")
        } else if !hasDisplay {
            self = .skip("no splash: neither DISPLAY nor WAYLAND_DISPLAY is set")
        } else if !commandExists {
            self = .skip("no splash: the command cannot be run")
        } else if isInformation {
            self = .skip("no splash: ocamlrun only says something of itself")
        } else if !splashExists() {
            self = .skip("error: \(SplashLookup.missing(override: override)); no splash")
        } else {
            self = .show
        }
    }
}
