public import POSIX

/// Everything that can be set, by an option and by its environment twin.
public enum Setting: String, Sendable {
    case animation, grid
    case frameTime = "frame-time"
    case soundtrack, mute, volume, scale, speed, delay
    case minimumTime = "min-time"
    case maximumTime = "max-time"
    case until, status, progress, text
    case startupIdentifier = "startup-id"
    case lingerOnError = "linger-on-error"
    case reducedMotion = "reduced-motion"
    case noSplash = "no-splash"
    case runtime, log

    /// All of them.
    public static let all: [Setting] = [
        .animation, .grid, .frameTime, .soundtrack, .mute, .volume, .scale, .speed, .delay, .minimumTime,
        .maximumTime, .until, .status, .progress, .text, .startupIdentifier, .lingerOnError, .reducedMotion,
        .noSplash, .runtime, .log,
    ]

    /// Whether the option takes no value.
    var isFlag: Bool {
        switch self {
        case .mute, .noSplash, .status, .progress, .text, .reducedMotion: true
        default: false
        }
    }

    /// The option, for example `--min-time`.
    public var optionName: String { "--" + rawValue }

    /// The variable, for example `CAMELWALK_MIN_TIME`.
    public var environmentName: String {
        switch self {
        case .animation: "CAMELWALK_ANIMATION"
        case .grid: "CAMELWALK_GRID"
        case .frameTime: "CAMELWALK_FRAME_TIME"
        case .soundtrack: "CAMELWALK_SOUNDTRACK"
        case .mute: "CAMELWALK_MUTE"
        case .volume: "CAMELWALK_VOLUME"
        case .scale: "CAMELWALK_SCALE"
        case .speed: "CAMELWALK_SPEED"
        case .delay: "CAMELWALK_DELAY"
        case .minimumTime: "CAMELWALK_MIN_TIME"
        case .maximumTime: "CAMELWALK_MAX_TIME"
        case .until: "CAMELWALK_UNTIL"
        case .status: "CAMELWALK_STATUS"
        case .progress: "CAMELWALK_PROGRESS"
        case .text: "CAMELWALK_TEXT"
        case .startupIdentifier: "CAMELWALK_STARTUP_ID"
        case .lingerOnError: "CAMELWALK_LINGER_ON_ERROR"
        case .reducedMotion: "CAMELWALK_REDUCED_MOTION"
        case .noSplash: "CAMELWALK_NO_SPLASH"
        case .runtime: "CAMELWALK_RUNTIME"
        case .log: "CAMELWALK_LOG"
        }
    }

    /// What a value must be, as the end of a sentence that begins "takes".
    public var expectation: String {
        switch self {
        case .animation, .soundtrack, .log: "the name of a file"
        case .runtime: "auto, direct or the name of a program"
        case .grid: "COLUMNSxROWS, together at most 10000"
        case .frameTime: "a number of milliseconds from 1 to 86400000"
        case .mute, .noSplash, .status, .progress, .text, .reducedMotion: "1 or 0"
        case .until:
            """
            a list of output, stdout, stderr, window, ready and exit, listen, listen:PORT (PORT from 1 to 65535) and \
            path:FILE, with commas between them
            """
        case .startupIdentifier: "a startup id of printable characters"
        case .volume: "a whole number from 0 to 100"
        case .scale: "a number from 0.1 to 16"
        case .speed: "a number from 0.01 to 100"
        case .delay, .minimumTime: "a whole number of milliseconds from 0 to 86400000"
        case .maximumTime, .lingerOnError: "a number of seconds from 0 to 86400"
        }
    }
}

/// A value that does not fit its setting.
public struct SettingError: Error, Equatable {
    /// The option or variable, as the user wrote it.
    public var name: String
    /// The value, as the user wrote it.
    public var value: ByteString
    /// What it must be.
    public var expectation: String

    /// An error about `value`, given under `name`, which must be `expectation`.
    public init(name: String, value: ByteString, expectation: String) {
        self.name = name
        self.value = value
        self.expectation = expectation
    }

    /// One line: what was given, and what is expected.
    public var message: String {
        value.bytes.isEmpty ? "\(name) takes \(expectation)" : "\(name) takes \(expectation), not '\(value)'"
    }
}
