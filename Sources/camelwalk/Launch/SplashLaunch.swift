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

/// Opens what the kernel offers for seeing a process's first output and its end. What cannot be had is left
/// out: the splash gets along with less.
enum CommandWatchSetup {
    /// The watch for this process, which is about to become the command.
    static func open(process: Int32, _ conditions: CloseConditions) -> WatchedCommand {
        var command = WatchedCommand(process: process)
        command.processDescriptor = SplashLaunch.movedHigh(camelwalk_pidfd_open(process))
        guard conditions.standardOutput || conditions.standardError,
            let inotify = SplashLaunch.movedHigh(inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)))
        else { return command }
        command.watchDescriptor = inotify
        if conditions.standardOutput { command.standardOutput = stream(STDOUT_FILENO, inotify) }
        if conditions.standardError { command.standardError = stream(STDERR_FILENO, inotify) }
        if conditions.standardOutput, conditions.standardError {
            command.terminal = terminal(inotify, command)
        }
        if command.hasSharedStream {
            command.bytesWrittenBefore = ProcessFile.bytesWritten() ?? 0
            command.childFaultsBefore = ProcessFile.childFaults() ?? 0
        }
        return command
    }

    private static func stream(_ descriptor: Int32, _ inotify: Int32) -> WatchedCommand.Stream? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let kind = status.st_mode & S_IFMT
        let isCharacterDevice = kind == S_IFCHR
        // Every process of the machine writes to the null device.
        if isCharacterDevice, camelwalk_is_memory_device(status.st_rdev) != 0 { return nil }
        let watch = inotify_add_watch(inotify, "/proc/self/fd/\(descriptor)", UInt32(IN_MODIFY))
        guard watch >= 0 else { return nil }
        // Others may append to a file, as all of a desktop's programs do to one.
        return WatchedCommand.Stream(watch: watch, isShared: isCharacterDevice || kind == S_IFREG)
    }

    /// /dev/tty, which programs ask for passwords on. It is watched without being opened, and is another inode than the
    /// terminal's own name; where it is one of the streams, that is enough.
    private static func terminal(_ inotify: Int32, _ command: WatchedCommand) -> WatchedCommand.Stream? {
        guard ProcessFile.hasTerminal() else { return nil }
        let watch = inotify_add_watch(inotify, "/dev/tty", UInt32(IN_MODIFY))
        guard watch >= 0, watch != command.standardOutput?.watch, watch != command.standardError?.watch else {
            return nil
        }
        return WatchedCommand.Stream(watch: watch, isShared: true)
    }
}
