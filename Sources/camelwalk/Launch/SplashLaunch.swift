import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Launching

/// Prepares what the splash needs to know of the command, and starts it.
struct SplashLaunch {
    // The command's name and this many of its options tell one use of it from another.
    private static let maximumHistoryArguments = 8
    private static let maximumHistoryBytes = 256

    let settings: Settings
    let command: CommandArguments
    /// The command's file.
    let executable: ByteString
    let start: Int64
    let log: OpenLog

    /// Starts the splash, or logs why not.
    func start(_ splash: SplashProgram) {
        let process = getpid()
        let marker: Int32
        switch SplashLaunch.mark(process) {
        case .marked(let descriptor): marker = descriptor
        case .taken:
            log.log.write("no splash: another one is up for this command")
            return
        case .failed(let reason):
            log.log.error("this splash cannot be marked: \(reason); a camelwalk below it shows a window, too")
            marker = -1
        }
        var job = job(CommandWatchSetup.open(process: process, settings.conditions))
        job.markerDescriptor = SplashLaunch.movedHigh(marker)
        let notifications = settings.takesNotifications ? NotificationLaunch(job.command, log) : nil
        job.notificationDescriptor = notifications?.splashEnd
        splash.detach(.show(job), keeping: job.descriptors, log, as: "the splash")
        notifications?.start(splash)
    }

    private enum Marking {
        case marked(Int32)
        /// This user's splash, or root's, is up for the process already.
        case taken
        case failed(String)
    }

    /// Listens under the marker's name for `process`. A stranger who does so already keeps nothing from being shown.
    private static func mark(_ process: Int32) -> Marking {
        SplashMarker.name(process: process, namespace: ProcessFile.namespace()).withCString { name in
            let descriptor = camelwalk_listen_abstract(name, strlen(name))
            guard descriptor < 0 else { return .marked(descriptor) }
            let error = Errno.last
            guard error.number == EADDRINUSE else { return .failed(error.description) }
            if camelwalk_trusted_listener_exists(name, strlen(name)) != 0 { return .taken }
            return .failed("another user has its name")
        }
    }

    /// What the splash is told, for the command as `watched`.
    func job(_ watched: WatchedCommand) -> ShowJob {
        var job = ShowJob(
            presentation: settings.presentation, command: watched,
            title: settings.title ?? command.name.lastPathComponent, start: start)
        job.delay = settings.delay
        job.minimumTime = settings.minimumTime
        job.maximumTime = settings.maximumTime
        job.conditions = settings.conditions
        job.conditions.noteWhatIsThere()
        let path = executable.isAbsolutePath ? executable : executable.absolutePath(from: workingDirectory())
        if settings.until == nil { job.program = path }
        job.lingerTime = settings.lingerTime
        job.showsText = settings.showsText
        job.hasReducedMotion = settings.hasReducedMotion
        job.logDescriptor = log.descriptor
        if settings.showsProgress {
            job.history =
                [path]
                + command.leadingArguments(
                    limit: SplashLaunch.maximumHistoryArguments, bytes: SplashLaunch.maximumHistoryBytes)
        }
        return job
    }

    /// `descriptor` out of the way of the caller's numbers; nil where there is none.
    static func movedHigh(_ descriptor: Int32) -> Int32? {
        guard descriptor >= 0 else { return nil }
        let high = camelwalk_move_high(descriptor)
        return high < 0 ? nil : high
    }
}
