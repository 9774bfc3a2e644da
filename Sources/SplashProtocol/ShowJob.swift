public import POSIX

/// The window, its times, and the command that it waits for.
public struct ShowJob: Equatable, Sendable {
    /// Milliseconds after the start at which a window closes in any case, unless the user says otherwise.
    public static let defaultMaximumTime = 60_000

    /// What is shown and played.
    public var presentation: Presentation
    /// The command that is watched.
    public var command: WatchedCommand
    /// Milliseconds after the start before anything is shown.
    public var delay = 0
    /// Milliseconds for which the window stays at least, counted from the first presented frame.
    public var minimumTime = 0
    /// Milliseconds after the start at which it closes in any case.
    public var maximumTime = ShowJob.defaultMaximumTime
    /// The launcher's start in `MonotonicClock` nanoseconds.
    public var start: Int64
    /// Where the log goes, or nil.
    public var logDescriptor: Int32?
    /// The socket whose name tells nested launchers that this splash is up; nil if it could not be made.
    public var markerDescriptor: Int32?
    /// What closes it.
    public var conditions = CloseConditions.default
    /// Path of the command's file where the splash is to find out whether it is a graphical program, whose output
    /// does not close; nil if the user says what closes.
    public var program: ByteString?
    /// The command's name or what the user calls it, for the line under the picture.
    public var title: ByteString
    /// Whether name and status are shown.
    public var showsText = true
    /// Path and first arguments of the command, by which the times of its last runs are found; empty if none are
    /// kept.
    public var history: [ByteString] = []
    /// Milliseconds for which a failure is shown.
    public var lingerTime = 0
    /// Whether nothing is to move; nil leaves that to the desktop.
    public var hasReducedMotion: Bool?
    /// Where the relay sends the command's notifications, or nil.
    public var notificationDescriptor: Int32?
    /// Where the launcher waits until it is known whether the animation can be used: the splash writes why it cannot, or
    /// nothing, and closes it. Nil if nobody waits.
    public var answerDescriptor: Int32?

    /// A window with the default times.
    public init(presentation: Presentation, command: WatchedCommand, title: ByteString, start: Int64) {
        self.presentation = presentation
        self.command = command
        self.title = title
        self.start = start
    }

    /// What the times of the command's last runs are kept by: `history`, and before it what closes, unless that is as
    /// usual.
    public var historyWords: [ByteString] {
        guard !history.isEmpty, program == nil || conditions != .default else { return history }
        // What was there before is another thing in each run.
        var lasting = conditions
        lasting.inheritedSockets = []
        lasting.paths = lasting.paths.map { AwaitedPath($0.path) }
        return [ByteString(bytes: Array("until=".utf8) + lasting.text.bytes)] + history
    }

    /// The descriptors that the splash must inherit, in ascending order.
    public var descriptors: [Int32] {
        [
            command.processDescriptor, command.watchDescriptor, logDescriptor, markerDescriptor,
            notificationDescriptor, answerDescriptor,
        ]
        .compactMap { $0 }.sorted()
    }

    mutating func fields(_ fields: inout JobFields) {
        presentation.fields(&fields)
        command.fields(&fields)
        fields.field("delay", &delay, default: 0)
        fields.field("min-time", &minimumTime, default: 0)
        fields.field("max-time", &maximumTime, default: ShowJob.defaultMaximumTime)
        fields.required("start", &start)
        fields.optional("log-descriptor", &logDescriptor)
        fields.optional("marker-descriptor", &markerDescriptor)
        var until = conditions == .default ? nil : conditions.text
        fields.optional("until", &until)
        conditions = until.flatMap { CloseConditions(text: $0) } ?? .default
        fields.optional("program", &program)
        fields.required("title", &title)
        fields.field("text", &showsText, default: true)
        fields.list("history", &history)
        fields.field("linger-on-error", &lingerTime, default: 0)
        fields.optional("reduced-motion", &hasReducedMotion)
        fields.optional("notification-descriptor", &notificationDescriptor)
        fields.optional("answer-descriptor", &answerDescriptor)
    }
}
