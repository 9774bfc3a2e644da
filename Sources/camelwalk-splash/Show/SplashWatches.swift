import CommandWatch
import Glibc
import POSIX
import SplashProtocol
import ServiceNotification
import WaylandWatch
import WindowWatch

/// The threads that see what the command does. They put it into the inbox, and see to it that the process ends soon
/// even where nobody empties that any more.
struct SplashWatches {
    let job: ShowJob
    let inbox: Inbox
    let watchdog: Watchdog
    let log: EventLog

    /// Watches output and end. Returns false where there is no thread for it.
    func startCommandWatch() -> Bool {
        let watch = CommandWatch(command: job.command) { event in
            inbox.put(.command(event))
            expectClose()
        }
        return BackgroundThread.start { watch.run() }
    }

    /// Listens to the relay, if there is one.
    func startNotifications() {
        guard let descriptor = job.notificationDescriptor else { return }
        let reader = NotificationReader(descriptor: descriptor)
        let isStarted = BackgroundThread.start {
            reader.run { message in
                inbox.put(.service(message))
                if message.isReady, job.conditions.ready { expectClose() }
            }
        }
        if !isStarted { log.error("no thread for notifications; they are not seen") }
    }

    /// Looks for the command's windows, where they close the splash, on each display that there is. `startupIdentifier`
    /// is the command's, or nil.
    func startWindowWatch(startupIdentifier: ByteString?) {
        guard job.conditions.window else { return }
        let hasServer = getenv("DISPLAY").map({ $0[0] != 0 }) == true
        if hasServer { startX11Watch(startupIdentifier: startupIdentifier) }
        if WaylandWatch.hasDisplay { startWaylandWatch() }
        if !hasServer, !WaylandWatch.hasDisplay { log.write("windows are not seen: there is no display") }
    }

    private func startX11Watch(startupIdentifier: ByteString?) {
        let watch = WindowWatch(command: job.command.process, startupIdentifier: startupIdentifier)
        let isStarted = BackgroundThread.start {
            do throws(WindowWatchError) {
                try watch.run(take)
            } catch {
                log.error("windows are not seen: \(error)")
            }
        }
        if !isStarted { log.error("no thread to look for windows; they are not seen") }
    }

    private func startWaylandWatch() {
        let watch = WaylandWatch(command: job.command.process, bus: SplashEnvironment.sessionBus)
        let isStarted = BackgroundThread.start {
            do throws(WaylandWatchError) {
                try watch.run(note: { log.write($0) }, { take(.window($0)) })
            } catch {
                log.error("windows on Wayland are not seen: \(error)")
            }
        }
        if !isStarted { log.error("no thread to look for windows on Wayland; they are not seen") }
    }

    private func take(_ event: WindowEvent) {
        inbox.put(.window(event))
        expectClose()
    }

    /// What was seen closes the splash: it is over soon.
    private func expectClose() {
        let grace = Int64(job.minimumTime + job.lingerTime + 1_000) * 1_000_000
        watchdog.shorten(to: MonotonicClock.nanoseconds() + grace)
    }
}
