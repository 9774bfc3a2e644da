import CLaunching
import Glibc
import Handover
import Launching
import WholeFiles

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
        do throws(InvocationError) {
            return try launch(try Invocation())
        } catch {
            switch error {
            case .finished(let text):
                return tell(text) ? 0 : ExitStatus.failure
            case .badUsage(let message):
                complain("\(message)\nTry 'camelwalk --help'.")
                return ExitStatus.failure
            }
        }
    }

    private func launch(_ invocation: Invocation) throws(InvocationError) -> Int32 {
        if let request = invocation.desktopEntry { return DesktopEntryChange(request: request).run() }
        let environment = EnvironmentLayer { name in getenv(name).map { ByteString(cString: $0) } }
        var settings = Settings(commandLine: invocation.layer, environment: environment.settings)
        settings.makePathsAbsolute()
        let plan = CommandArguments(from: invocation.commandIndex).map {
            Invocation.isCamelrun
                ? CommandPlan(camelrun: $0, settings.runtime) : CommandPlan($0, settings.runtime)
        }
        let splash = SplashProgram(override: environment.splashProgram)
        if invocation.isDoctor {
            guard plan == nil else { throw .badUsage("--doctor takes no command") }
            return Doctor(settings: settings, environment: environment, splash: splash).run()
        }
        if let job = try renderJob(invocation, settings.presentation) {
            return try render(job, with: splash, then: plan)
        }
        guard let plan else { throw .badUsage("no command given") }
        let log = try openLog(settings.log, isTyped: invocation.layer.log != nil)
        let policy = SplashPolicy(
            isOff: settings.isOff, hasDisplay: environment.hasDisplay, override: environment.splashProgram,
            commandExists: plan.executable != nil, isInformation: plan.isInformation,
            splashExists: splash.exists)
        let status = checkTypedFiles(invocation.layer, settings, policy, with: splash, log)
        if let status { return status }
        environment.errors.forEach { log.log.error("\($0.message); it is ignored") }
        log.log.write("started \(getpid()) \(plan.command.name)")
        if let runtime = plan.runtime { log.log.write("runtime \(runtime)") }
        if let identifier = settings.startupIdentifier { set("DESKTOP_STARTUP_ID", identifier) }
        switch policy {
        case .skip(let reason): log.log.write(reason)
        case .show:
            SplashLaunch(
                settings: settings, command: plan.command, executable: plan.executable ?? plan.command.name,
                start: start, log: log
            ).start(splash)
        }
        return plan.become()
    }
}

/// Sets a variable of the environment that the command gets.
func set(_ variable: String, _ value: ByteString) {
    _ = value.withCString { setenv(variable, $0, 1) }
}

/// Writes what was asked for, and a line feed, to standard output. Returns whether all of it arrived.
func tell(_ text: String) -> Bool { tell(Array((text + "\n").utf8)) }

/// Writes what was asked for to standard output. Returns whether all of it arrived.
func tell(_ bytes: [UInt8]) -> Bool {
    let isWhole = WholeFile.writeAll(bytes, to: STDOUT_FILENO)
    if !isWhole { complain("standard output: \(errorText())") }
    return isWhole
}

/// Writes one message to standard error.
func complain(_ message: String) {
    let text = "\(Invocation.isCamelrun ? "camelrun" : "camelwalk"): \(message)\n"
    _ = text.withCString { write(STDERR_FILENO, $0, text.utf8.count) }
}

/// The text of `errno`, as it stands.
func errorText(_ number: CInt = errno) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}
