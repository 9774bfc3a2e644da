public import POSIX

/// What the launcher asks of the splash process, and how it is written as that process's arguments.
public enum SplashJob: Equatable, Sendable {
    /// Show the animation until the command prints, ends, or the time is over.
    case show(ShowJob)
    /// Render frames to files, without a display.
    case render(RenderJob)
    /// Say on standard error whether the named files can be used, and exit with 0 or 125.
    case check(Presentation)
    /// Pass the command's notifications on, until the command ends.
    case relay(RelayJob)
    /// Say on standard output what is here for a splash, and exit with 0 where one can be shown, else with 1.
    case doctor(Presentation)

    /// The words after argv[0].
    public var arguments: [ByteString] {
        switch self {
        case .show(let job):
            var words = WordWriter("show")
            job.write(to: &words)
            return words.words
        case .render(let job):
            var words = WordWriter("render")
            job.write(to: &words)
            return words.words
        case .check(let presentation):
            var words = WordWriter("check")
            presentation.write(to: &words)
            return words.words
        case .relay(let job):
            var words = WordWriter("relay")
            job.write(to: &words)
            return words.words
        case .doctor(let presentation):
            var words = WordWriter("doctor")
            presentation.write(to: &words)
            return words.words
        }
    }

    /// Reads what `arguments` wrote; nil where it is something else.
    public init?(arguments: [ByteString]) {
        guard let kind = arguments.first else { return nil }
        let words = WordReader(arguments.dropFirst())
        switch kind {
        case "show":
            guard let job = ShowJob(words) else { return nil }
            self = .show(job)
        case "render":
            guard let job = RenderJob(words) else { return nil }
            self = .render(job)
        case "check":
            self = .check(Presentation(words))
        case "relay":
            guard let job = RelayJob(words) else { return nil }
            self = .relay(job)
        case "doctor":
            self = .doctor(Presentation(words))
        default:
            return nil
        }
    }
}

/// The window, its times, and the command that it waits for.
public struct ShowJob: Equatable, Sendable {
    /// What is shown and played.
    public var presentation: Presentation
    /// The command that is watched.
    public var command: WatchedCommand
    /// Milliseconds after the start before anything is shown.
    public var delay = 0
    /// Milliseconds for which the window stays at least, counted from the first presented frame.
    public var minimumTime = 0
    /// Milliseconds after the start at which it closes in any case.
    public var maximumTime = 60_000
    /// The launcher's start in `MonotonicClock` nanoseconds.
    public var start: Int64
    /// Where the log goes, or nil.
    public var logDescriptor: Int32?
    /// The socket whose name tells nested launchers that this splash is up; nil where it could not be made.
    public var markerDescriptor: Int32?
    /// What closes it.
    public var conditions = CloseConditions.standard
    /// The command's name, for the line under the picture.
    public var title: ByteString
    /// Whether name and status are shown.
    public var showsText = true
    /// Path and first arguments of the command, by which the times of its last runs are found; empty where none are
    /// kept.
    public var history: [ByteString] = []
    /// Milliseconds for which a failure is shown.
    public var lingerTime = 0
    /// Whether nothing is to move; nil leaves that to the desktop.
    public var hasReducedMotion: Bool?
    /// Where the relay sends the command's notifications, or nil.
    public var notificationDescriptor: Int32?

    /// A window with the default times.
    public init(presentation: Presentation, command: WatchedCommand, title: ByteString, start: Int64) {
        self.presentation = presentation
        self.command = command
        self.title = title
        self.start = start
    }

    /// The descriptors that the splash must inherit, in ascending order.
    public var descriptors: [Int32] {
        [
            command.processDescriptor, command.watchDescriptor, logDescriptor, markerDescriptor,
            notificationDescriptor,
        ]
        .compactMap { $0 }.sorted()
    }

    func write(to words: inout WordWriter) {
        presentation.write(to: &words)
        command.write(to: &words)
        words.write("delay", delay)
        words.write("minimum-time", minimumTime)
        words.write("maximum-time", maximumTime)
        words.write("start", Int(start))
        words.write("log-descriptor", logDescriptor)
        words.write("marker-descriptor", markerDescriptor)
        if conditions != .standard { words.write("until", conditions.text) }
        words.write("title", title)
        if !showsText { words.write("text", showsText) }
        for part in history { words.write("history", part) }
        if lingerTime != 0 { words.write("linger-time", lingerTime) }
        words.write("reduced-motion", hasReducedMotion)
        words.write("notification-descriptor", notificationDescriptor)
    }

    init?(_ words: WordReader) {
        guard let command = WatchedCommand(words), let start: Int64 = words.number("start") else {
            return nil
        }
        self.init(
            presentation: Presentation(words), command: command, title: words.bytes("title") ?? "",
            start: start)
        delay = words.number("delay") ?? delay
        minimumTime = words.number("minimum-time") ?? minimumTime
        maximumTime = words.number("maximum-time") ?? maximumTime
        logDescriptor = words.number("log-descriptor")
        markerDescriptor = words.number("marker-descriptor")
        conditions = words.bytes("until").flatMap { CloseConditions(text: $0) } ?? conditions
        showsText = words.flag("text") ?? showsText
        history = words.all("history")
        lingerTime = words.number("linger-time") ?? lingerTime
        hasReducedMotion = words.flag("reduced-motion")
        notificationDescriptor = words.number("notification-descriptor")
    }
}
