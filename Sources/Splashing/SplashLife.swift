/// When the splash shows itself and when it closes, as a function of what has happened. Times are
/// nanoseconds after the launcher's start.
public struct SplashLife: Equatable, Sendable {
    /// Why it closes.
    public enum Reason: Equatable, Sendable {
        /// The command did something: it printed, or ended; the text names it for the log.
        case command(String)
        /// The user clicked on it.
        case click
        /// The user pressed Escape.
        case key
        /// The longest time is over.
        case time

        /// The reason as the log names it.
        public var name: String {
            switch self {
            case .command(let event): event
            case .click: "click"
            case .key: "key"
            case .time: "time"
            }
        }
    }

    /// What to do now.
    public enum Decision: Equatable, Sendable {
        /// Close, or never show.
        case close(Reason)
        /// Nothing before this time, unless something happens.
        case wait(until: Int64)
        /// Show the window, which is not shown yet.
        case show
    }

    private let delay: Int64
    private let minimumTime: Int64
    private let maximumTime: Int64
    private var firstFrame: Int64?
    private var reason: Reason?

    /// All times in milliseconds: nothing is shown before `delay`; the window stays `minimumTime` after
    /// its first frame; it is gone at `maximumTime`.
    public init(delay: Int, minimumTime: Int, maximumTime: Int) {
        self.delay = Int64(delay) * 1_000_000
        self.minimumTime = Int64(minimumTime) * 1_000_000
        self.maximumTime = Int64(maximumTime) * 1_000_000
    }

    /// The window showed its first frame.
    public mutating func noteFirstFrame(at time: Int64) {
        firstFrame = firstFrame ?? time
    }

    /// Something happened that closes the splash. The first reason stays, but what the user does overrides the
    /// command: it is not held back by the minimum time.
    public mutating func note(_ new: Reason) {
        switch new {
        case .click, .key: reason = new
        case .command, .time: reason = reason ?? new
        }
    }

    /// What to do at `now`.
    public func decision(at now: Int64) -> Decision {
        if let reason, now >= heldUntil { return .close(reason) }
        if now >= maximumTime { return .close(reason ?? .time) }
        if firstFrame == nil, reason == nil {
            return now >= delay ? .show : .wait(until: min(delay, maximumTime))
        }
        return .wait(until: reason == nil ? maximumTime : min(heldUntil, maximumTime))
    }

    /// The time before which the command's doings do not close the window.
    private var heldUntil: Int64 {
        guard case .command = reason, let firstFrame else { return 0 }
        return firstFrame + minimumTime
    }
}
