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

    /// What became of the splash.
    enum Outcome {
        /// It is up, or nobody knows better.
        case started
        /// The command has one.
        case isUpAlready
        /// It is not up, since the animation cannot be used, for this reason.
        case refused(String)
    }

    /// How long the splash has to say whether the animation can be used.
    private static let longestCheck: Int64 = 10_000_000_000
    private static let maximumAnswer = 16 << 10

    /// Starts the splash, or logs why not. If `isAsked`, waits until it says whether the animation can be used.
    func start(_ splash: SplashProgram, isAsked: Bool) -> Outcome {
        let process = getpid()
        let marker: Int32
        switch SplashLaunch.mark(process) {
        case .marked(let descriptor): marker = descriptor
        case .taken:
            log.log.write("no splash: another one is up for this command")
            return .isUpAlready
        case .failed(let reason):
            log.log.error("this splash cannot be marked: \(reason); a camelwalk below it shows a window, too")
            marker = -1
        }
        var job = job(CommandWatchSetup.open(process: process, settings.conditions))
        job.markerDescriptor = SplashLaunch.movedHigh(marker)
        let notifications = settings.takesNotifications ? NotificationLaunch(job.command, log) : nil
        job.notificationDescriptor = notifications?.splashEnd
        let refusal = detach(job, splash, isAsked: isAsked)
        if let refusal {
            notifications?.remove()
            return .refused(refusal)
        }
        notifications?.start(splash)
        return .started
    }

    /// Starts the splash for `job`. Returns why it refuses the animation, if it is asked and does.
    private func detach(_ job: ShowJob, _ splash: SplashProgram, isAsked: Bool) -> String? {
        var pipe = isAsked ? AnswerPipe() : nil
        if isAsked, pipe == nil { log.log.error("the animation could not be checked: \(Errno.last)") }
        var job = job
        job.answerDescriptor = pipe?.output
        splash.detach(.show(job), keeping: job.descriptors, log, as: "the splash")
        let deadline = MonotonicClock.nanoseconds() + SplashLaunch.longestCheck
        let answer = pipe?.read(SplashLaunch.maximumAnswer, until: deadline) ?? []
        if MonotonicClock.nanoseconds() >= deadline {
            log.log.error("the animation could not be checked: camelwalk-splash took too long")
        }
        return answer.isEmpty ? nil : String(decoding: answer, as: UTF8.self)
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
        job.conditions.noteWhatIsThere(log.log)
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

    /// `descriptor` out of the way of the caller's numbers; nil if there is none.
    static func movedHigh(_ descriptor: Int32) -> Int32? {
        guard descriptor >= 0 else { return nil }
        let high = camelwalk_move_high(descriptor)
        return high < 0 ? nil : high
    }
}
