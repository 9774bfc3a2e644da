public import POSIX
public import SplashProtocol

/// Everything that can be set; at first, the defaults. What is set by several sources is what the strongest says:
/// the configuration file is read first, then the environment, then the command line.
public struct Settings: Equatable, Sendable {
    /// What is shown and played; paths as written.
    public var presentation = Presentation()
    /// Whether to show nothing.
    public var isOff = false
    /// Milliseconds after the start before anything is shown.
    public var delay = 0
    /// Milliseconds for which the window stays at least once it is shown.
    public var minimumTime = 0
    /// Milliseconds after the start at which it closes in any case.
    public var maximumTime = ShowJob.defaultMaximumTime
    /// What is to close the splash, or nil for what usually does.
    public var until: CloseConditions?
    /// Whether the command is offered a way to tell its status.
    public var takesStatus = false
    /// Whether to show a bar that fills as fast as the command took the last times.
    public var showsProgress = true
    /// Whether the command's name and status are written under the picture.
    public var showsText = true
    /// What is written in place of the command's name, or nil.
    public var title: ByteString?
    /// The startup id that the command gets, or nil to leave it the one that it has.
    public var startupIdentifier: ByteString?
    /// Milliseconds for which a failure of the command is shown.
    public var lingerTime = 0
    /// Whether nothing is to move; nil leaves that to the desktop.
    public var hasReducedMotion: Bool?
    /// What runs OCaml bytecode.
    public var runtime = RuntimeChoice.automatic
    /// Path of the log as written, or nil.
    public var log: ByteString?
    /// What is rendered without a display.
    public var headless = HeadlessSettings()
    /// What is to be done with desktop entries.
    public var desktopEntry = DesktopEntrySettings()
    /// Whether to report what is here for a splash.
    public var isDoctor = false
    /// Whether to say what would be done with the command, and do nothing.
    public var isExplaining = false

    /// The defaults.
    public init() {}

    /// What closes the splash.
    public var conditions: CloseConditions {
        if let until { return until }
        var conditions = CloseConditions.default
        // A program that reports its status can also report readiness.
        conditions.ready = takesStatus
        return conditions
    }

    /// Whether the command is offered a way to tell that it is ready, and its status.
    public var takesNotifications: Bool { takesStatus || conditions.ready }
}

/// What is rendered without a display.
public struct HeadlessSettings: Equatable, Sendable {
    /// Whether anything is.
    public var isOn = false
    /// The frames, with paths as written, of a presentation that is not known here.
    public var job = RenderJob(presentation: Presentation(), output: RenderJob.defaultOutput)
}

/// What is to be done with desktop entries.
public struct DesktopEntrySettings: Equatable, Sendable {
    /// What was asked for, in the order of the words.
    public var requests: [DesktopEntryRequest] = []
    /// Whether to say what would be changed, and change nothing.
    public var isDryRun = false
}
