import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Launching

extension Launcher {
    /// The log that is named, opened; a typed name that cannot be opened is an error, a stale variable or a lack of
    /// descriptors is not.
    func openLog(_ path: ByteString?, isTyped: Bool) throws(InvocationError) -> OpenLog {
        guard let path else { return OpenLog(descriptor: nil, start: start) }
        let descriptor = path.withCString { camelwalk_open_append($0) }
        if descriptor < 0, isTyped, errno != EMFILE, errno != ENFILE {
            throw .badUsage("--log \(path): \(errorText())")
        }
        return OpenLog(descriptor: SplashLaunch.movedHigh(descriptor), start: start)
    }

    /// Lets the splash program look at the files that were named on the command line. Returns the status to
    /// exit with where one cannot be used; the splash program has said why. That the splash program itself
    /// fails is no reason.
    func checkTypedFiles(
        _ layer: SettingsLayer, _ settings: Settings, with splash: SplashProgram, _ log: OpenLog
    ) -> Int32? {
        guard !settings.isOff, layer.animation != nil || layer.soundtrack != nil else { return nil }
        var typed = Presentation()
        typed.animation = layer.animation.map { _ in settings.presentation.animation } ?? nil
        typed.grid = settings.presentation.grid
        typed.frameTime = settings.presentation.frameTime
        typed.soundtrack = layer.soundtrack.map { _ in settings.presentation.soundtrack } ?? nil
        let outcome = splash.run(.check(typed), milliseconds: 10_000)
        switch outcome {
        case .exited(ExitStatus.failure): return ExitStatus.failure
        case .exited(0): return nil
        default:
            log.log.error("the named files could not be checked: \(outcome)")
            return nil
        }
    }

    /// The frames to render, or nil.
    func renderJob(
        _ invocation: Invocation, _ presentation: Presentation
    ) throws(InvocationError) -> RenderJob? {
        do throws(SettingError) {
            return try invocation.headless?.job(presentation) { $0.absolutePath(from: workingDirectory()) }
        } catch {
            throw .badUsage(error.message)
        }
    }

    /// Renders, then becomes the command if there is one.
    func render(
        _ job: RenderJob, with splash: SplashProgram, then plan: CommandPlan?
    ) throws(InvocationError) -> Int32 {
        let outcome = splash.run(.render(job), milliseconds: -1)
        guard case .exited(0) = outcome else {
            switch outcome {
            case .exited(ExitStatus.failure): break
            default: complain("--headless: \(outcome)")
            }
            return ExitStatus.failure
        }
        return plan?.become() ?? 0
    }
}

/// An open log file and its descriptor, which the splash inherits.
struct OpenLog {
    let descriptor: Int32?
    let start: Int64
    let log: EventLog

    init(descriptor: Int32?, start: Int64) {
        self.descriptor = descriptor
        self.start = start
        log = EventLog(descriptor: descriptor, start: start)
    }
}

extension Settings {
    /// Makes the splash's paths independent of the directory, which it leaves.
    mutating func makePathsAbsolute() {
        if !conditions.paths.isEmpty { makeAwaitedPathsAbsolute() }
        let relative = [presentation.animation, presentation.soundtrack].contains {
            $0?.isAbsolutePath == false
        }
        guard relative else { return }
        let directory = workingDirectory()
        presentation.animation = presentation.animation?.absolutePath(from: directory)
        presentation.soundtrack = presentation.soundtrack?.absolutePath(from: directory)
    }

    private mutating func makeAwaitedPathsAbsolute() {
        let directory = workingDirectory()
        for index in conditions.paths.indices {
            conditions.paths[index].path = conditions.paths[index].path.absolutePath(from: directory)
        }
    }
}

/// The current directory, or `.` where it has none any more.
func workingDirectory() -> ByteString {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    return getcwd(&buffer, buffer.count) == nil ? "." : ByteString(cString: buffer)
}
