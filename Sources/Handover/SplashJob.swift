/// What the launcher asks of the splash process, and how it is written as that process's arguments.
public enum SplashJob: Equatable, Sendable {
    /// Show the animation until the command prints, ends, or the time is over.
    case show(ShowJob)
    /// Render frames to files, without a display.
    case render(RenderJob)
    /// Say on standard error whether the named files can be used, and exit with 0 or 125.
    case check(Presentation)

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

    /// A window with the default times.
    public init(presentation: Presentation, command: WatchedCommand, start: Int64) {
        self.presentation = presentation
        self.command = command
        self.start = start
    }

    /// The descriptors that the splash must inherit, in ascending order.
    public var descriptors: [Int32] {
        [command.processDescriptor, command.watchDescriptor, logDescriptor, markerDescriptor]
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
    }

    init?(_ words: WordReader) {
        guard let command = WatchedCommand(words), let start: Int64 = words.number("start") else {
            return nil
        }
        self.init(presentation: Presentation(words), command: command, start: start)
        delay = words.number("delay") ?? delay
        minimumTime = words.number("minimum-time") ?? minimumTime
        maximumTime = words.number("maximum-time") ?? maximumTime
        logDescriptor = words.number("log-descriptor")
        markerDescriptor = words.number("marker-descriptor")
    }
}
