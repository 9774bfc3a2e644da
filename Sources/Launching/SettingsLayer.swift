public import POSIX
public import SplashProtocol

/// The settings that one source (the command line, or the environment) gives; nil where it says nothing.
public struct SettingsLayer: Equatable, Sendable {
    /// Path of the animation, as written.
    public var animation: ByteString?
    /// Columns and rows of the animation's frames.
    public var grid: Presentation.Grid?
    /// Milliseconds.
    public var frameTime: Double?
    /// Path of the soundtrack, as written.
    public var soundtrack: ByteString?
    /// Whether to make no sound.
    public var isMuted: Bool?
    /// Per cent, 0 to 100.
    public var volume: Int?
    /// Multiple of the animation's own size.
    public var scale: Double?
    /// Multiple of the animation's own speed.
    public var speed: Double?
    /// Milliseconds.
    public var delay: Int?
    /// Milliseconds.
    public var minimumTime: Int?
    /// Milliseconds (the option is in seconds).
    public var maximumTime: Int?
    /// What closes the splash.
    public var until: CloseConditions?
    /// Whether the command is offered a way to tell its status.
    public var takesStatus: Bool?
    /// Whether to show a bar that fills as fast as the command took the last times.
    public var showsProgress: Bool?
    /// Whether the command's name and status are written under the picture.
    public var showsText: Bool?
    /// The startup id that the command gets.
    public var startupIdentifier: ByteString?
    /// Milliseconds (the option is in seconds).
    public var lingerTime: Int?
    /// Whether nothing is to move.
    public var hasReducedMotion: Bool?
    /// Whether to show nothing.
    public var isOff: Bool?
    /// Who runs OCaml bytecode.
    public var runtime: RuntimeChoice?
    /// Path of the log, as written.
    public var log: ByteString?

    /// A source that says nothing.
    public init() {}

    /// Takes one setting's value as the user wrote it under `name`.
    public mutating func set(_ setting: Setting, to value: ByteString, name: String) throws(SettingError) {
        let error = SettingError(name: name, value: value, expectation: setting.expectation)
        switch setting {
        case .animation: animation = try path(value, error)
        case .grid: grid = try SettingsLayer.grid(value, error)
        case .frameTime: frameTime = try number(value, in: 1...86_400_000, error)
        case .soundtrack: soundtrack = try path(value, error)
        case .runtime: runtime = try RuntimeChoice(value, error)
        case .log: log = try path(value, error)
        case .mute: isMuted = try flag(value, error)
        case .noSplash: isOff = try flag(value, error)
        case .volume: volume = try whole(value, in: 0...100, error)
        case .scale: scale = try number(value, in: 0.1...16, error)
        case .speed: speed = try number(value, in: 0.01...100, error)
        case .delay: delay = try whole(value, in: 0...86_400_000, error)
        case .minimumTime: minimumTime = try whole(value, in: 0...86_400_000, error)
        case .maximumTime: maximumTime = try milliseconds(value, error)
        case .until: until = try CloseConditions(list: value, error)
        case .status: takesStatus = try flag(value, error)
        case .progress: showsProgress = try flag(value, error)
        case .text: showsText = try flag(value, error)
        case .startupIdentifier: startupIdentifier = try printable(value, error)
        case .lingerOnError: lingerTime = try milliseconds(value, error)
        case .reducedMotion: hasReducedMotion = try flag(value, error)
        }
    }

    /// Seconds as milliseconds.
    private func milliseconds(_ value: ByteString, _ error: SettingError) throws(SettingError) -> Int {
        Int((try number(value, in: 0...86_400, error) * 1_000).rounded())
    }

    private func printable(_ value: ByteString, _ error: SettingError) throws(SettingError) -> ByteString {
        guard !value.bytes.isEmpty, value.bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw error
        }
        return value
    }

    private func path(_ value: ByteString, _ error: SettingError) throws(SettingError) -> ByteString {
        guard !value.bytes.isEmpty else { throw error }
        return value
    }

    private static func grid(
        _ value: ByteString, _ error: SettingError
    ) throws(SettingError) -> Presentation.Grid {
        let bytes = value.bytes
        guard let cross = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "x") }),
            let columns = Int(String(decoding: bytes[..<cross], as: UTF8.self)),
            let rows = Int(String(decoding: bytes[(cross + 1)...], as: UTF8.self)),
            (1...10_000).contains(columns), (1...10_000).contains(rows), columns * rows <= 10_000
        else { throw error }
        return Presentation.Grid(columns: columns, rows: rows)
    }

    private func whole(
        _ value: ByteString, in range: ClosedRange<Int>, _ error: SettingError
    ) throws(SettingError) -> Int {
        guard let number = Int(value.description), range.contains(number) else { throw error }
        return number
    }

    private func number(
        _ value: ByteString, in range: ClosedRange<Double>, _ error: SettingError
    ) throws(SettingError) -> Double {
        guard let number = Double(value.description), range.contains(number) else { throw error }
        return number
    }

    private func flag(_ value: ByteString, _ error: SettingError) throws(SettingError) -> Bool {
        switch value.description.lowercased() {
        case "1", "true", "yes", "on": return true
        case "0", "false", "no", "off": return false
        default: throw error
        }
    }
}
