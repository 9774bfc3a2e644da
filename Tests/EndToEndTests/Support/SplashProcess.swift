import Foundation
import TestSupport

/// The splash processes that a launch has started, found by the log file that they hold or the command that
/// they watch.
enum SplashProcess {
    /// The splash (or, once that is gone, the relay) that watches the process `command`, or nil.
    static func watching(_ command: pid_t) -> pid_t? {
        let processes = all().filter { arguments($0).contains("process=\(command)") }
        return processes.first { arguments($0).contains("show") } ?? processes.first
    }

    /// The relay of the notifications of the process `command`, or nil.
    static func relaying(_ command: pid_t) -> pid_t? {
        all().first { process in
            let words = arguments(process)
            return words.contains("relay") && words.contains("process=\(command)")
        }
    }

    /// All splash processes of these products.
    static func all() -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { process in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
            return target?.hasSuffix("/camelwalk-splash") == true
        }
    }

    /// Those that show their window on this X server.
    static func all(on display: String) -> [pid_t] {
        all().filter { process in
            text("/proc/\(process)/environ").split(separator: "\0").contains("DISPLAY=\(display)")
        }
    }

    private static func arguments(_ process: pid_t) -> [String] {
        text("/proc/\(process)/cmdline").split(separator: "\0").map(String.init)
    }
}
