import Glibc
internal import POSIX

/// The file behind `--log`: one line an event, `MILLISECONDS EVENT`, counted from the launcher's start.
///
/// Both processes append whole lines to one open file, so that the lines of several runs may share it. A
/// line that cannot be written is lost: the log must never hold anything up. May be used from any thread.
public struct EventLog: Sendable {
    private let descriptor: CInt?
    private let start: Int64

    /// Writes to `descriptor`, which stays the caller's to close; nil discards everything.
    /// `start` is `MonotonicClock` time in nanoseconds.
    public init(descriptor: CInt?, start: Int64) {
        self.descriptor = descriptor
        self.start = start
    }

    /// Appends a line for something that has happened now.
    /// Without a log, the event's text is not even made.
    public func write(_ event: @autoclosure () -> String) {
        guard let descriptor else { return }
        let line = EventLog.line(event(), nanoseconds: MonotonicClock.nanoseconds() - start)
        WriteSignals.ignored {
            // One call a line: O_APPEND makes it arrive whole.
            _ = line.withCString { Glibc.write(descriptor, $0, line.utf8.count) }
        }
    }

    /// Appends a line for something that went wrong, and what follows from it.
    public func error(_ message: @autoclosure () -> String) {
        write("error: " + message())
    }

    /// The line for an event `nanoseconds` after the start: milliseconds with three decimals, a space, the
    /// event, a line feed.
    public static func line(_ event: String, nanoseconds: Int64) -> String {
        let microseconds = max(0, nanoseconds) / 1_000
        let fraction = String(microseconds % 1_000)
        let padding = String(repeating: "0", count: 3 - fraction.count)
        return "\(microseconds / 1_000).\(padding)\(fraction) \(event)\n"
    }
}
