public import POSIX
public import SplashProtocol

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
    /// What closes the splash.
    public var conditions: CloseConditions
    /// Whether the command is offered a way to tell that it is ready, and its status.
    public var takesNotifications: Bool
    /// Whether to show a bar that fills as fast as the command took the last times.
    public var showsProgress: Bool
    /// Whether the command's name and status are written under the picture.
    public var showsText: Bool
    /// The startup id that the command gets, or nil where it keeps what it has.
    public var startupIdentifier: ByteString?
    /// Milliseconds for which a failure of the command is shown.
    public var lingerTime: Int
    /// Whether nothing is to move; nil leaves that to the desktop.
    public var hasReducedMotion: Bool?
    /// Who runs OCaml bytecode.
    public var runtime: RuntimeChoice
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
        let takesStatus = commandLine.takesStatus ?? environment.takesStatus ?? false
        var standard = CloseConditions.standard
        // Who can tell its status can tell that it is ready.
        standard.ready = takesStatus
        conditions = commandLine.until ?? environment.until ?? standard
        takesNotifications = takesStatus || conditions.ready
        showsProgress = commandLine.showsProgress ?? environment.showsProgress ?? true
        showsText = commandLine.showsText ?? environment.showsText ?? true
        startupIdentifier = commandLine.startupIdentifier ?? environment.startupIdentifier
        lingerTime = commandLine.lingerTime ?? environment.lingerTime ?? 0
        hasReducedMotion = commandLine.hasReducedMotion ?? environment.hasReducedMotion
        runtime = commandLine.runtime ?? environment.runtime ?? .automatic
        log = commandLine.log ?? environment.log
    }
}
