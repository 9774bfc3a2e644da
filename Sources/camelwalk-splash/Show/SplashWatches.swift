import CommandWatch
import Glibc
import POSIX
import SplashPolicy
import SplashProtocol
import ServiceNotification
import ServiceWatch
import WaylandWatch
import WindowWatch

/// The threads that see what the command does, and report it.
struct SplashWatches {
    let job: ShowJob
    let lifetime: Lifetime
    let log: EventLog
    private let output: OutputRule

    /// `startTimes` is what is known of the command's last runs, or nil.
    init(job: ShowJob, lifetime: Lifetime, startTimes: StartTimesFile?, log: EventLog) {
        self.job = job
        self.lifetime = lifetime
        self.log = log
        output = OutputRule(job: job, lifetime: lifetime, startTimes: startTimes, log: log)
    }

    /// Watches output and end. Returns false where there is no thread for it.
    func startCommandWatch() -> Bool {
        let watch = CommandWatch(command: job.command) { [output] in output.take($0) }
        return BackgroundThread.start { watch.run() }
    }

    /// Finds out whether the command is a graphical program before it prints.
    func lookUpProgram() { output.lookUp() }

    /// Listens to the relay, if there is one.
    func startNotifications() {
        guard let descriptor = job.notificationDescriptor else { return }
        let reader = NotificationReader(descriptor: descriptor)
        let isStarted = BackgroundThread.start {
            reader.run { lifetime.report(.notification($0)) }
        }
        if !isStarted { log.error("no thread for notifications; they are not seen") }
    }

    /// Looks for the sockets and the paths that close the splash, if any do.
    func startServiceWatch() {
        if job.conditions.watchesSockets {
            let watch = ListenWatch(command: job.command.process, conditions: job.conditions)
            startServiceWatch { watch.run(take) }
        }
        guard !job.conditions.paths.isEmpty else { return }
        for path in job.conditions.paths where path.before != nil {
            log.write("path \(path.path) exists already; waiting until it is replaced or written to")
        }
        let watch = PathWatch(paths: job.conditions.paths)
        startServiceWatch { watch.run(take) }
    }

    private func startServiceWatch(_ run: @escaping @Sendable () -> Void) {
        let isStarted = BackgroundThread.start {
            BackgroundThread.yieldToOthers()
            run()
        }
        if !isStarted { log.error("no thread to look for sockets or paths; they are not seen") }
    }

    private func take(_ event: ServiceEvent) {
        lifetime.report(.service(event))
    }

    /// What `startWindowWatch` sees of windows, as a row of `--explain`. `display` is the X server, or nil.
    static func windowSight(display: String?) -> String {
        guard let display else {
            return "never seen: there is no X server, and Wayland shows nobody others' windows"
        }
        return "the first window on the X server \(display) of the command, or of a program that it started"
    }

    /// Looks for the command's windows on the X server, if they close the splash. `startupIdentifier` is the command's, or
    /// nil.
    func startWindowWatch(startupIdentifier: ByteString?) {
        guard job.conditions.window else { return }
        guard SplashEnvironment.isSet("DISPLAY") else {
            if !WaylandWatch.hasDisplay { log.write("windows are not seen: there is no display") }
            return
        }
        let watch = WindowWatch(
            command: job.command.process, startupIdentifier: startupIdentifier, outside: outside)
        let isStarted = BackgroundThread.start {
            do throws(WindowWatchError) {
                try watch.run { lifetime.report(.window($0)) }
            } catch {
                loseSight("windows are not seen: \(error)")
            }
        }
        if !isStarted { loseSight("no thread to look for windows; they are not seen") }
    }

    /// Looks for the command's windows on the Wayland compositor, if there is one and they close the splash.
    func startWaylandWatch() {
        guard job.conditions.window, WaylandWatch.hasDisplay else { return }
        let watch = WaylandWatch(command: job.command.process, bus: SplashEnvironment.sessionBus)
        let isStarted = BackgroundThread.start {
            do throws(WaylandWatchError) {
                try watch.run(note: { log.write($0) }, { lifetime.report(.window(.window($0))) })
            } catch {
                loseSight("windows on Wayland are not seen: \(error)")
            }
        }
        if !isStarted { loseSight("no thread to look for windows on Wayland; they are not seen") }
    }

    private func loseSight(_ reason: String) {
        log.error(reason)
        output.loseSight()
    }

    /// What tells the command's windows among those of processes outside its tree.
    private var outside: WindowWatch.Outside {
        var outside = WindowWatch.Outside()
        outside.childFaultsBefore = job.command.childFaultsBefore
        let names = SplashEnvironment.sessionBus.map { SessionBus.socketNames($0) } ?? []
        outside.busNames = Set(names.map { ByteString(bytes: $0) })
        outside.commonName = IdentityLookup.commonName
        return outside
    }
}
