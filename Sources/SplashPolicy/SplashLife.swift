/// When the splash shows itself and when it closes, as a function of what has happened. Times are
/// nanoseconds after the launcher's start.
public struct SplashLife: Equatable, Sendable {
    /// Why it closes.
    public enum Reason: Equatable, Sendable {
        /// The command wrote to standard output.
        case standardOutput
        /// The command wrote to standard error.
        case standardError
        /// The command wrote to standard output and standard error, which are one file.
        case output
        /// The command opened its first window.
        case window
        /// The command's startup sequence is complete.
        case startup
        /// The command says that it is ready.
        case ready
        /// The command listens on a port or a named socket.
        case listen
        /// A path that was waited for exists.
        case path
        /// The command says that it is about to end.
        case stopping
        /// The command ended.
        case exit
        /// The command ended and failed.
        case failure
        /// The user clicked on it.
        case click
        /// The user pressed Escape.
        case key
        /// The longest time is over.
        case time

        /// The reason as the log names it.
        public var name: String {
            switch self {
            case .standardOutput: "output stdout"
            case .standardError: "output stderr"
            case .output: "output stdout+stderr"
            case .window: "window"
            case .startup: "startup"
            case .ready: "ready"
            case .listen: "listen"
            case .path: "path"
            case .stopping: "stopping"
            case .exit, .failure: "exit"
            case .click: "click"
            case .key: "key"
            case .time: "time"
            }
        }

        /// Whether it says how long the command takes to be ready.
        public var tellsStartTime: Bool {
            switch self {
            case .standardOutput, .standardError, .output, .window, .startup, .ready, .listen, .path, .exit:
                true
            case .stopping, .failure, .click, .key, .time: false
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

    /// Where failures are shown, a command that prints may be about to fail: its last words and its end come this
    /// close together, and the window is not to go and come back.
    private static let grace: Int64 = 100_000_000

    private let delay: Int64
    private let minimumTime: Int64
    private let lingerTime: Int64
    private var maximumTime: Int64
    private var firstFrame: Int64?
    private var reason: Reason?
    /// When the reason came up.
    private var noted: Int64 = 0

    /// All times in milliseconds: nothing is shown before `delay`; the window stays `minimumTime` after
    /// its first frame; it is gone at `maximumTime`; it shows for `lingerTime` that the command has failed.
    public init(delay: Int, minimumTime: Int, maximumTime: Int, lingerTime: Int = 0) {
        self.delay = Int64(delay) * 1_000_000
        self.minimumTime = Int64(minimumTime) * 1_000_000
        self.maximumTime = Int64(maximumTime) * 1_000_000
        self.lingerTime = Int64(lingerTime) * 1_000_000
    }

    /// The window showed its first frame.
    public mutating func noteFirstFrame(at time: Int64) {
        firstFrame = firstFrame ?? time
    }

    /// Moves the longest time's end to `time`, if that is later.
    public mutating func extend(to time: Int64) {
        maximumTime = max(maximumTime, time)
    }

    /// Something happened at `time` that closes the splash. The first reason stays, but a failure overrides what the
    /// command did before, and what the user does overrides everything: they are not held back by the minimum time.
    public mutating func note(_ new: Reason, at time: Int64) {
        guard overrides(new) else { return }
        reason = new
        noted = time
    }

    /// What to do at `now`.
    public func decision(at now: Int64) -> Decision {
        guard let reason else {
            if now >= maximumTime { return .close(.time) }
            if firstFrame != nil { return .wait(until: maximumTime) }
            return now >= delay ? .show : .wait(until: min(delay, maximumTime))
        }
        let end = end(for: reason)
        if now >= end { return .close(reason) }
        return isLingering && firstFrame == nil ? .show : .wait(until: end)
    }

    /// The latest time at which it closes, according to the events until now.
    public var latestEnd: Int64 { reason.map { end(for: $0) } ?? maximumTime }

    /// Whether the window showed its first frame.
    public var isShown: Bool { firstFrame != nil }

    /// Whether the window is kept to show that the command has failed.
    public var isLingering: Bool { reason == .failure && lingerTime > 0 }

    /// What closes it and when that came up, or nil.
    public var cause: (reason: Reason, time: Int64)? { reason.map { ($0, noted) } }

    private func overrides(_ new: Reason) -> Bool {
        switch new {
        case .click, .key: true
        case .failure: reason != .click && reason != .key
        default: reason == nil
        }
    }

    private func end(for reason: Reason) -> Int64 {
        switch reason {
        case .click, .key, .time: noted
        case .failure: lingerTime > 0 ? max(noted, firstFrame ?? noted) + lingerTime : noted
        default: min(heldUntil, maximumTime)
        }
    }

    /// The time before which the command's doings do not close the window.
    private var heldUntil: Int64 {
        guard let firstFrame else { return noted }
        return max(firstFrame + minimumTime, lingerTime > 0 ? noted + SplashLife.grace : noted)
    }
}
