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
        /// The command wrote to its terminal by the name /dev/tty.
        case terminal
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
            case .terminal: "output tty"
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
            case .standardOutput, .standardError, .output, .terminal, .window, .startup, .ready, .listen,
                .path,
                .exit:
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

    /// How long a graphical program that has printed may take to its window: it may have none (a conversion).
    public static let windowPatience: Int64 = 10_000_000_000

    /// The same of one that had no window the last times. In this time a window that comes after all is still seen.
    public static let windowlessPatience: Int64 = 1_000_000_000

    /// The same of one that takes keys from its terminal: a player, which can be used already, and may play sound alone.
    public static let keysPatience: Int64 = 3_000_000_000

    /// Output that does not close by itself, when it came, and how long a window may take from then on.
    private struct HeldOutput: Equatable {
        var reason: Reason
        var time: Int64
        var patience = SplashLife.windowPatience
    }

    private let delay: Int64
    private let minimumTime: Int64
    private let lingerTime: Int64
    private var maximumTime: Int64
    private var firstFrame: Int64?
    private var reason: Reason?
    private var heldOutput: HeldOutput?
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

    /// Something happened at `time` that closes the splash. The first reason stays. But a failure overrides what the
    /// command did before, unless that is closing the splash already, and what the user does overrides everything: the
    /// minimum time holds neither of them back.
    public mutating func note(_ new: Reason, at time: Int64) {
        guard overrides(new, at: time) else { return }
        reason = new
        noted = time
    }

    /// A graphical program printed at `time`, on the stream of `reason`: the splash waits for its window, though not
    /// long.
    public mutating func hold(_ reason: Reason, at time: Int64) {
        heldOutput = heldOutput ?? HeldOutput(reason: reason, time: time)
    }

    /// The program that printed has a window in so many nanoseconds, or none, so that it is not waited for any longer.
    public mutating func expectWindow(within patience: Int64) {
        if let heldOutput { self.heldOutput?.patience = min(heldOutput.patience, patience) }
    }

    /// At `time` it turns out that what was held is the program's interface, as that of one in a terminal is.
    public mutating func releaseOutput(at time: Int64) {
        if let heldOutput { note(heldOutput.reason, at: time) }
    }

    /// What to do at `now`.
    public func decision(at now: Int64) -> Decision {
        guard let reason else {
            if let heldOutput, now >= latestEnd, heldEnd(of: heldOutput) <= maximumTime {
                return .close(heldOutput.reason)
            }
            if now >= maximumTime { return .close(.time) }
            if firstFrame != nil { return .wait(until: latestEnd) }
            return now >= delay ? .show : .wait(until: min(delay, latestEnd))
        }
        let end = end(for: reason)
        if now >= end { return .close(reason) }
        return isLingering && firstFrame == nil ? .show : .wait(until: end)
    }

    /// When it is over at the latest, as far as is known now.
    public var latestEnd: Int64 {
        if let reason { return end(for: reason) }
        return min(maximumTime, heldOutput.map { heldEnd(of: $0) } ?? maximumTime)
    }

    /// Whether the window showed its first frame.
    public var isShown: Bool { firstFrame != nil }

    /// Whether the window is kept to show that the command has failed.
    public var isLingering: Bool { reason == .failure && lingerTime > 0 }

    /// What closes it and when that came up, or nil.
    public var cause: (reason: Reason, time: Int64)? { reason.map { ($0, noted) } }

    /// When the output came of a graphical program whose window has not come in the time that it may take by `now`; nil
    /// if there is no such output.
    public func windowlessOutput(at now: Int64) -> Int64? {
        guard reason == nil, let heldOutput, now >= heldEnd(of: heldOutput) else { return nil }
        return heldOutput.time
    }

    private func overrides(_ new: Reason, at time: Int64) -> Bool {
        switch new {
        case .click, .key: return true
        case .failure:
            guard let reason else { return true }
            // A splash that shows no failures is closing already, and its thread may just not have come to it.
            let isClosing = lingerTime == 0 && time >= end(for: reason)
            return reason != .click && reason != .key && !isClosing
        default: return reason == nil
        }
    }

    private func end(for reason: Reason) -> Int64 {
        switch reason {
        case .click, .key, .time: noted
        case .failure: lingerTime > 0 ? max(noted, firstFrame ?? noted) + lingerTime : noted
        default: min(heldUntil, maximumTime)
        }
    }

    private func heldEnd(of output: HeldOutput) -> Int64 {
        max(output.time + output.patience, firstFrame.map { $0 + minimumTime } ?? 0)
    }

    /// The time before which the command's doings do not close the window.
    private var heldUntil: Int64 {
        guard let firstFrame else { return noted }
        return max(firstFrame + minimumTime, lingerTime > 0 ? noted + SplashLife.grace : noted)
    }
}
