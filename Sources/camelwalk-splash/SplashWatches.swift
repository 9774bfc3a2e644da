import CommandWatch
import Glibc
import Handover
import ServiceNotification

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

    /// What was seen closes the splash: it is over soon.
    private func expectClose() {
        let grace = Int64(job.minimumTime + job.lingerTime + 1_000) * 1_000_000
        watchdog.shorten(to: MonotonicClock.nanoseconds() + grace)
    }
}
