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
    /// Wakes when the windows that were there before the splash have been looked at.
    private let firstLook = Waker()

    // Where the X server is far away the camel is not to wait for it twice.
    private static let longestLook: Int64 = 1_000_000

    /// `startTimes` is what is known of the command's last runs, or nil.
    init(job: ShowJob, lifetime: Lifetime, startTimes: RememberedTimes?, log: EventLog) {
        self.job = job
        self.lifetime = lifetime
        self.log = log
        output = OutputRule(job: job, lifetime: lifetime, startTimes: startTimes, log: log)
    }

    /// Watches output and end. Returns false if there is no thread for it; a command that is over needs none.
    func startCommandWatch() -> Bool {
        let watch = CommandWatch(command: job.command) { [output, log] event in
            // Now, since the main thread may be busy when it learns of this.
            if case .exit(let end) = event, end.isFailure { log.write("failed: \(end.text)") }
            output.take(event)
        }
        guard !watch.isOver else {
            watch.run()
            return true
        }
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

    /// Waits a moment for the first look at the windows that are there, if `startWindowWatch` has begun one.
    func awaitFirstLook() {
        firstLook.wait(until: MonotonicClock.nanoseconds() + SplashWatches.longestLook)
    }

    /// Looks for the command's windows on the X server, if they close the splash. `startupIdentifier` is the command's, or
    /// nil.
    func startWindowWatch(startupIdentifier: ByteString?) {
        guard job.conditions.window else { return firstLook.wake() }
        guard SplashEnvironment.isSet("DISPLAY") else {
            if !WaylandWatch.hasDisplay { log.write("windows are not seen: there is no display") }
            return firstLook.wake()
        }
        let watch = WindowWatch(
            command: job.command.process, startupIdentifier: startupIdentifier, outside: outside)
        let isStarted = BackgroundThread.start {
            do throws(WindowWatchError) {
                try watch.run(firstLook: firstLook.wake) { lifetime.report(.window($0)) }
            } catch {
                firstLook.wake()
                loseSight("windows are not seen: \(error)")
            }
        }
        guard !isStarted else { return }
        firstLook.wake()
        loseSight("no thread to look for windows; they are not seen")
    }

    /// Looks for the command's windows on the Wayland compositor, if there is one and they close the splash.
    func startWaylandWatch() {
        guard job.conditions.window, WaylandWatch.hasDisplay else { return }
        let watch = WaylandWatch(
            command: job.command.process, bus: SplashEnvironment.sessionBus,
            commonName: IdentityLookup.commonName)
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
