public import Handover

/// The settings in force: the command line's, then the environment's, then the defaults.
public struct Settings: Equatable, Sendable {
    /// What is shown and played; paths as written.
    public var presentation = Presentation()
    /// Whether to show nothing.
    public var isOff: Bool
    /// Milliseconds after the start before anything is shown.
    public var delay: Int
    /// Milliseconds for which the window stays at least once it is shown.
    public var minimumTime: Int
    /// Milliseconds after the start at which it closes in any case.
    public var maximumTime: Int
    /// Path of the log as written, or nil.
    public var log: ByteString?

    /// Puts the two sources together.
    public init(commandLine: SettingsLayer, environment: SettingsLayer) {
        presentation.animation = commandLine.animation ?? environment.animation
        presentation.grid = commandLine.grid ?? environment.grid
        presentation.frameTime = commandLine.frameTime ?? environment.frameTime
        presentation.soundtrack = commandLine.soundtrack ?? environment.soundtrack
        presentation.isMuted = commandLine.isMuted ?? environment.isMuted ?? false
        presentation.volume = commandLine.volume ?? environment.volume ?? presentation.volume
        presentation.scale = commandLine.scale ?? environment.scale ?? presentation.scale
        presentation.speed = commandLine.speed ?? environment.speed ?? presentation.speed
        isOff = commandLine.isOff ?? environment.isOff ?? false
        delay = commandLine.delay ?? environment.delay ?? 0
        minimumTime = commandLine.minimumTime ?? environment.minimumTime ?? 0
        maximumTime = commandLine.maximumTime ?? environment.maximumTime ?? 60_000
        log = commandLine.log ?? environment.log
    }
}
