import Glibc
import Launching
import POSIX
import SplashProtocol

/// `camelwalk --explain`: says what the command is and where the settings come from, and lets the splash program say
/// what the window would do. Nothing is run, written or opened, but for what is asked on the way to every command: an
/// OCaml runtime for its version, and the splash program about named files.
struct Explainer {
    let configuration: Configuration
    let settings: Settings
    let environment: LaunchEnvironment
    let splash: SplashProgram
    let plan: CommandPlan
    let start: Int64

    /// The splash program's own deadline is shorter; this is for one that hangs before it can look at a clock.
    private static let longestWait: UInt32 = 2_000

    /// Prints the report. Returns 0, or if nothing can be run, the status that running it would give.
    func run() -> Int32 {
        let log = OpenLog(descriptor: nil, start: start)
        let policy = LaunchPolicy(settings, environment, plan, splash)
        let status = Launcher(start: start)
            .checkTypedFiles(configuration.reader, settings, policy, with: splash, log)
        if let status { return status }
        if let failure = plan.failure { return failure.report() }
        let place = configuration.place.candidates
        let sections = [
            program, configuration.reader.explanation(file: configuration.file, places: place),
        ]
        guard tell("camelwalk \(Version.version) would do this; nothing has been run."), report(sections)
        else { return ExitStatus.failure }
        switch policy {
        case .skip(let reason): return report([without(reason)]) ? 0 : ExitStatus.failure
        case .show: return askSplash(log)
        }
    }

    private func report(_ sections: [Explanation]) -> Bool {
        tell(sections.map { $0.text(isColored: Finding.isColored) }.joined(separator: "\n"))
    }

    private var program: Explanation {
        let file = plan.executable ?? plan.command.name
        return ProgramDescription(
            words: plan.command.words, file: file, target: file.resolved, head: ProgramFile.head(of: file),
            kind: ProgramFile.kind(of: file, .mayLaunchBytecode), runtime: plan.runtime,
            choice: settings.runtime
        ).explanation
    }

    /// Lets the splash program say what it would do. The command gets the startup id in its environment, and so does
    /// this.
    private func askSplash(_ log: OpenLog) -> Int32 {
        if let identifier = settings.startupIdentifier { setVariable("DESKTOP_STARTUP_ID", identifier) }
        let launch = SplashLaunch(
            settings: settings, command: plan.command, executable: plan.executable ?? plan.command.name,
            start: start, log: log)
        let job = launch.job(CommandWatchSetup.open(process: getpid(), settings.conditions))
        switch splash.run(.explain(job), milliseconds: Explainer.longestWait) {
        case .exited(0): return 0
        case .exited(ExitStatus.failure):
            return report([without("the splash program is of another version of camelwalk")])
                ? 0 : ExitStatus.failure
        case let outcome: return report([without(outcome.description)]) ? 0 : ExitStatus.failure
        }
    }

    /// That there is no window, and why; `reason` is as in the log.
    private func without(_ reason: String) -> Explanation {
        var text = reason[...]
        for beginning in ["no splash: ", "error: "] where text.hasPrefix(beginning) {
            text = text.dropFirst(beginning.count)
        }
        if text.hasSuffix("; no splash") { text = text.dropLast("; no splash".count) }
        var rows = [Explanation.Row("none", String(text))]
        if settings.isOff, let origin = configuration.reader.origins.last(where: { $0.isSwitch }) {
            rows.append(Explanation.Row("by", origin.text))
        }
        return Explanation("Window", rows)
    }
}

extension CommandArguments {
    /// As many words as anybody reads.
    fileprivate var words: [ByteString] {
        var words: [ByteString] = []
        while words.count < 64, let word = word(words.count) { words.append(ByteString(cString: word)) }
        return words
    }
}
