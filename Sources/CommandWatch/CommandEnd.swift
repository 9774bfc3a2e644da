internal import CPOSIX
internal import Glibc
internal import POSIX
internal import SplashProtocol

/// How a command ended.
public enum CommandEnd: Equatable, Sendable {
    /// By itself, with this status.
    case exited(Int32)
    /// By this signal.
    case killed(signal: Int32)
    /// Nobody could say.
    case unknown

    /// Reads a status as waitpid(2) gives it.
    init(waitStatus status: Int32) {
        let signal = status & 0x7F
        self = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    }

    /// Whether it is known to have failed.
    public var isFailure: Bool {
        switch self {
        case .exited(let status): status != 0
        case .killed: true
        case .unknown: false
        }
    }
}

extension CommandEnd {
    // A parent that is on its way to wait has done so by then.
    private static let maximumWait: Int64 = 50_000_000
    private static let pause: useconds_t = 1_000

    /// How `command`, which has ended, ended.
    ///
    /// The splash is not its parent. Until the parent has waited for it, /proc shows the status; from then on the
    /// kernel keeps it for those who hold a pidfd (Linux 6.15). Between the two there is a moment when neither says
    /// anything, which is waited through.
    init(of command: WatchedCommand) {
        let deadline = MonotonicClock.nanoseconds() + CommandEnd.maximumWait
        repeat {
            if let status = CommandEnd.waitStatus(of: command) {
                self.init(waitStatus: status)
                return
            }
            guard command.processDescriptor != nil, errno == EAGAIN || errno == ESRCH else { break }
            usleep(CommandEnd.pause)
        } while MonotonicClock.nanoseconds() < deadline
        self = .unknown
    }

    private static func waitStatus(of command: WatchedCommand) -> Int32? {
        if let status = ProcessFile.zombieStatus(command.process) { return status }
        guard let descriptor = command.processDescriptor else { return nil }
        var status: Int32 = 0
        return camelwalk_wait_status(descriptor, &status) == 0 ? status : nil
    }
}

/// What the watched command did.
public enum CommandEvent: Equatable, Sendable {
    /// It, or a descendant, wrote to standard output.
    case standardOutput
    /// It, or a descendant, wrote to standard error.
    case standardError
    /// It, or a descendant, wrote to standard output and standard error, which are one file.
    case output
    /// It, or a descendant, wrote to its terminal by the name /dev/tty.
    case terminal
    /// Its process ended, in this way.
    case exit(CommandEnd)
}

extension CommandEnd {
    /// What to say of it after the command's name.
    public var text: String {
        switch self {
        case .exited(let status): "exited with status \(status)"
        case .killed(let signal): "was killed by signal \(signal) (\(CommandEnd.name(signal)))"
        case .unknown: "has ended"
        }
    }

    private static func name(_ signal: Int32) -> String {
        strsignal(signal).map { String(cString: $0) } ?? "unknown"
    }
}
