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
