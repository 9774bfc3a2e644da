public import POSIX

/// Whether a splash is started at all.
public enum LaunchPolicy: Equatable, Sendable {
    /// The splash is started.
    case show
    /// No splash, and why, as a line of the log.
    case skip(String)

    /// Decides from what is known before anything has been made.
    ///
    /// - Parameters:
    ///   - isOff: Whether the user has switched the splash off.
    ///   - hasDisplay: Whether DISPLAY or WAYLAND_DISPLAY is set.
    ///   - override: CAMELWALK_SPLASH, for the message if there is no splash program; nil if it is not set.
    ///   - commandExists: Whether there is a file that the command can be run from.
    ///   - isFirstProcess: Whether the command will be the first process of its process namespace, to which all orphans
    ///     fall: it would wait for a splash.
    ///   - isInformation: Whether the command is ocamlrun and only prints something of itself.
    ///   - splashExists: Whether the splash program can be executed. It asks the file system, so it is called last, and
    ///     only if it matters.
    public init(
        isOff: Bool, hasDisplay: Bool, override: ByteString? = nil, commandExists: Bool,
        isFirstProcess: Bool = false, isInformation: Bool = false, splashExists: @autoclosure () -> Bool
    ) {
        if isOff {
            self = .skip("no splash: switched off")
        } else if !hasDisplay {
            self = .skip("no splash: neither DISPLAY nor WAYLAND_DISPLAY is set")
        } else if !commandExists {
            self = .skip("no splash: the command cannot be run")
        } else if isFirstProcess {
            self = .skip("no splash: the first process of a container would get it as a child")
        } else if isInformation {
            self = .skip("no splash: ocamlrun only says something of itself")
        } else if !splashExists() {
            self = .skip("error: \(SplashLookup.missing(override: override)); no splash")
        } else {
            self = .show
        }
    }
}
