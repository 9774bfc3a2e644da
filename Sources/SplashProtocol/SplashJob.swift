public import POSIX

/// What the launcher asks of the splash process, and how it is written as that process's arguments.
public enum SplashJob: Equatable, Sendable {
    /// Show the animation until the command prints, ends, or the time is over.
    case show(ShowJob)
    /// Render frames to files, without a display.
    case render(RenderJob)
    /// Say on standard output whether the named files can be used, and exit with 0 or 125; with `isUnanswered` if a file
    /// system does not say.
    case check(Presentation)
    /// Pass the command's notifications on, until the command ends.
    case relay(RelayJob)
    /// Say on standard output what is here for a splash, and exit with 0 if one can be shown, else with `cannotShow`.
    case doctor(Presentation)
    /// Say on standard output what a window for this would do, and exit with 0.
    case explain(ShowJob)

    /// The exit status of a doctor who sees no way to show a splash. The dynamic loader ends with 1 or 127 if it cannot
    /// load the program.
    public static let cannotShow: Int32 = 3

    /// The exit status of a check if a file system has not answered for 0.3 s.
    public static let isUnanswered: Int32 = 4

    /// The words after argv[0].
    public var arguments: [ByteString] {
        var fields = JobFields()
        switch self {
        case .show(var job), .explain(var job): job.fields(&fields)
        case .render(var job): job.fields(&fields)
        case .check(var presentation): presentation.fields(&fields)
        case .relay(var job): job.fields(&fields)
        case .doctor(var presentation): presentation.fields(&fields)
        }
        return [kind] + fields.words
    }

    private var kind: ByteString {
        switch self {
        case .show: "show"
        case .render: "render"
        case .check: "check"
        case .relay: "relay"
        case .doctor: "doctor"
        case .explain: "explain"
        }
    }

    /// Reads what `arguments` wrote; nil if it is something else.
    public init?(arguments: [ByteString]) {
        guard let kind = arguments.first else { return nil }
        var fields = JobFields(reading: Array(arguments.dropFirst()))
        var presentation = Presentation()
        switch kind {
        case "show", "explain":
            var job = ShowJob(
                presentation: presentation, command: WatchedCommand(process: 0), title: "", start: 0)
            job.fields(&fields)
            self = kind == "show" ? .show(job) : .explain(job)
        case "render":
            var job = RenderJob(presentation: presentation, output: "")
            job.fields(&fields)
            self = .render(job)
        case "check":
            presentation.fields(&fields)
            self = .check(presentation)
        case "relay":
            var job = RelayJob(socket: -1, splash: -1, command: WatchedCommand(process: 0))
            job.fields(&fields)
            self = .relay(job)
        case "doctor":
            presentation.fields(&fields)
            self = .doctor(presentation)
        default:
            return nil
        }
        guard fields.isComplete else { return nil }
    }
}
