import CommandWatch
import Glibc

extension CommandEnd {
    /// What to say of it after the command's name.
    var text: String {
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
