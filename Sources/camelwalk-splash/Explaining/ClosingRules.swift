import POSIX
import SplashPolicy
import SplashProtocol

/// What would close the window, for `--explain`. The rows have the names that the log has for the reasons. Pure.
struct ClosingRules {
    /// What the splash is told.
    var job: ShowJob
    /// What the command's standard output is.
    var output = StreamKind.closed
    /// What the command's standard error is.
    var error = StreamKind.closed
    /// The desktop entry that names the command as a graphical program, or nil.
    var entry: String?
    /// Whether no window has come in the last runs.
    var expectsNoWindow = false
    /// The X server whose windows are seen, or nil.
    var xServer: String?
    /// The Wayland compositor whose windows are seen, or nil.
    var compositor: String?
    /// The command's startup id, or nil.
    var startupIdentifier: ByteString?

    private typealias Row = Explanation.Row

    /// The section of the report.
    var explanation: Explanation {
        Explanation(
            "The window closes at the first of these, named as in the log",
            graphical + outputs + windows + services + ends + limits + unnamed)
    }

    /// Whether the splash asks the desktop what the program is.
    private var asksDesktop: Bool { job.program != nil && (xServer != nil || compositor != nil) }

    /// Whether the program's first output closes the window, if it is seen.
    var closesAtOutput: Bool {
        (job.conditions.standardOutput || job.conditions.standardError) && !(asksDesktop && entry != nil)
    }

    private var graphical: [Explanation.Row] {
        guard asksDesktop else { return [] }
        guard let entry else {
            return [Row("not graphical", "no desktop entry names the command, so its output closes")]
        }
        let patience =
            expectsNoWindow
            ? "1 s later, since no window came in the last runs" : "10 s later if no window has come"
        return [
            Row(
                "graphical",
                "\(entry) names the command as a graphical program: its output closes only if its terminal "
                    + "is in raw mode, as that of a text interface is, or 3 s later if it takes keys from that, as a player "
                    + "does, or \(patience)")
        ]
    }

    private var outputs: [Explanation.Row] {
        let (conditions, command) = (job.conditions, job.command)
        var rows: [Explanation.Row] = []
        let isOne =
            command.standardOutput != nil && command.standardOutput?.watch == command.standardError?.watch
        if conditions.standardOutput, conditions.standardError, isOne {
            rows.append(Row("output stdout+stderr", output.sight(isWatched: true)))
        } else {
            if conditions.standardOutput {
                rows.append(Row("output stdout", output.sight(isWatched: command.standardOutput != nil)))
            }
            if conditions.standardError {
                rows.append(Row("output stderr", error.sight(isWatched: command.standardError != nil)))
            }
        }
        if command.terminal != nil {
            let text =
                "what the command, or a program that it started, writes to /dev/tty, such as a password prompt"
            rows.append(Row("output tty", text))
        }
        return rows
    }

    private var windows: [Explanation.Row] {
        var rows: [Explanation.Row] = []
        if job.conditions.window {
            rows.append(Row("window", WindowSight.description(xServer: xServer, compositor: compositor)))
        }
        if let startupIdentifier, job.conditions.window, xServer != nil {
            rows.append(Row("startup", "the end of the startup sequence \(startupIdentifier)"))
        }
        return rows
    }

    private var services: [Explanation.Row] {
        let conditions = job.conditions
        var rows: [Explanation.Row] = []
        if conditions.ready {
            rows.append(Row("ready", "READY=1, sent to the NOTIFY_SOCKET that camelwalk gives the command"))
            rows.append(Row("stopping", "STOPPING=1, sent there"))
        }
        if conditions.listens {
            rows.append(Row("listen", "it listens on a TCP port or a named unix socket"))
        }
        rows += conditions.ports.map { Row("listen", "it listens on TCP port \($0)") }
        rows += conditions.paths.map {
            Row("path", $0.before == nil ? "\($0.path) exists" : "\($0.path) is made anew; it exists already")
        }
        return rows
    }

    private var ends: [Explanation.Row] {
        let failure =
            job.lingerTime > 0
            ? "; if it fails, the window says so for \(ClosingRules.seconds(job.lingerTime))" : ""
        return [
            Row("exit", "the end of the command\(failure)"),
            Row("click, key", "a click on the window, or Escape if it has the keyboard"),
        ]
    }

    private var limits: [Explanation.Row] {
        var rows = [Row("time", "\(ClosingRules.seconds(job.maximumTime)) after the start (--max-time)")]
        if job.minimumTime > 0 {
            let time = ClosingRules.seconds(job.minimumTime)
            rows.append(
                Row("not before", "\(time) after its first frame (--min-time), except by click, key and time")
            )
        }
        return rows
    }

    /// What the user might expect to close, and does not.
    private var unnamed: [Explanation.Row] {
        let conditions = job.conditions
        let words = [
            (conditions.standardOutput && conditions.standardError, "output"), (conditions.window, "window"),
        ].filter { !$0.0 }.map(\.1)
        guard !words.isEmpty else { return [] }
        return [Row("does not close", "\(words.joined(separator: ", ")): --until does not name it")]
    }

    /// Milliseconds as seconds.
    static func seconds(_ milliseconds: Int) -> String {
        let fraction = String(1_000 + milliseconds % 1_000).dropFirst()
        let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
        return "\(milliseconds / 1_000)\(digits.isEmpty ? "" : "." + digits) s"
    }
}
