import CPOSIX
import Glibc
import Launching
import POSIX
import SplashProtocol

/// From the typed words to the command, in place: reads the options, starts the splash beside, becomes the
/// command. Whatever fails on the splash's side leads on to the command.
struct Launcher {
    /// When the launcher began, in `MonotonicClock` nanoseconds.
    let start: Int64

    /// Does not return where the command could be run; otherwise the status to exit with.
    func run() -> Int32 {
        // It would run any command with those rights, and open any file.
        guard camelwalk_is_privileged() == 0 else {
            complain("it must not be setuid or setgid, or have capabilities of its own; nothing is run")
            return ExitStatus.failure
        }
        do throws(OptionError) {
            let invocation = try Invocation()
            if let answer = invocation.words.answer {
                return tell(answer.text) ? 0 : ExitStatus.failure
            }
            return try launch(invocation)
        } catch {
            complain("\(error.message)\nTry 'camelwalk --help'.")
            return ExitStatus.failure
        }
    }

    /// Does what was asked for: changes a desktop entry, reports, renders, or runs the command.
    private func launch(_ invocation: Invocation) throws(OptionError) -> Int32 {
        let configuration = try Configuration(invocation)
        let reader = configuration.reader
        if var request = try reader.desktopEntryRequest(hasCommand: invocation.command != nil) {
            request.options = invocation.words.lastingOptions { $0.absolutePath(from: workingDirectory()) }
            return DesktopEntryChange(request: request).run()
        }
        let environment = LaunchEnvironment { ByteString(environment: $0) }
        var settings = reader.settings
        settings.makePathsAbsolute()
        let plan = CommandPlan(invocation, settings.runtime)
        let splash = SplashProgram(override: environment.splashProgram)
        if settings.isDoctor {
            guard plan == nil else { throw OptionError("--doctor takes no command") }
            return Doctor(
                configuration: configuration, settings: settings, environment: environment, splash: splash
            ).run()
        }
        let job = try reader.renderJob(settings.presentation) { $0.absolutePath(from: workingDirectory()) }
        if settings.isExplaining, job != nil { throw OptionError("--explain takes no --headless") }
        if let job { return render(job, with: splash, then: plan) }
        guard let plan else { throw OptionError("no command given") }
        if settings.isExplaining {
            return Explainer(
                configuration: configuration, settings: settings, environment: environment, splash: splash,
                plan: plan, start: start
            ).run()
        }
        return try run(plan, reader, settings, environment, with: splash)
    }

    /// Becomes the command, under a splash if there may be one.
    private func run(
        _ plan: CommandPlan, _ reader: SettingsReader, _ settings: Settings, _ environment: LaunchEnvironment,
        with splash: SplashProgram
    ) throws(OptionError) -> Int32 {
        let log = try openLog(settings.log, isTyped: reader.isTyped("log"))
        let policy = LaunchPolicy(settings, environment, plan, splash)
        let asksSplash = policy == .show && reader.isTyped("animation") && !reader.isTyped("soundtrack")
        if let status = checkMIDI(reader, settings) { return status }
        if !asksSplash, let status = checkTypedFiles(reader, settings, policy, with: splash, log) {
            return status
        }
        reader.errors.forEach { log.log.error("\($0.message); it is ignored") }
        log.log.write("started \(getpid()) \(plan.command.name)")
        if let runtime = plan.runtime { log.log.write("runtime \(runtime)") }
        if let identifier = settings.startupIdentifier { setVariable("DESKTOP_STARTUP_ID", identifier) }
        switch policy {
        case .skip(let reason): log.log.write(reason)
        case .show:
            let launch = SplashLaunch(
                settings: settings, command: plan.command, executable: plan.executable ?? plan.command.name,
                start: start, log: log)
            if let status = begin(launch, with: splash, log, isAsked: asksSplash) { return status }
        }
        return plan.become()
    }
}

extension CommandPlan {
    /// Plans the command of `invocation`; nil if there is none.
    fileprivate init?(_ invocation: Invocation, _ choice: RuntimeChoice) {
        guard let command = invocation.command else { return nil }
        if Invocation.isCamelrun {
            self.init(camelrun: command, choice)
        } else {
            self.init(command, choice)
        }
    }
}

extension LaunchPolicy {
    /// Decides for this launch.
    init(
        _ settings: Settings, _ environment: LaunchEnvironment, _ plan: CommandPlan, _ splash: SplashProgram
    ) {
        self.init(
            isOff: settings.isOff, hasDisplay: environment.hasDisplay, override: environment.splashProgram,
            commandExists: plan.executable != nil, isFirstProcess: getpid() == 1,
            isInformation: plan.isInformation, splashExists: splash.exists)
    }
}

extension Option.Answer {
    /// What is printed, without a line feed at the end.
    var text: String {
        switch self {
        case .help: HelpText.text()
        case .version: "camelwalk \(Version.version)"
        case .table: OptionDump.text()
        }
    }
}

/// Launches what the process's arguments say. Returns the status to exit with.
func runLauncher() -> Int32 { Launcher(start: MonotonicClock.nanoseconds()).run() }
