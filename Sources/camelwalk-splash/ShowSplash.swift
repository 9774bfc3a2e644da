import CSDL2
import CamelAnimation
import CamelSDL
import CommandWatch
import Glibc
import Handover
import Splashing

/// The splash from its start to its end. Whatever fails, the process ends and the command does not notice.
final class ShowSplash {
    private let job: ShowJob
    private let log: EventLog
    private let inbox = Inbox()
    private let watchdog: Watchdog
    private var life: SplashLife
    private var walk: Walk?

    init(_ job: ShowJob) {
        self.job = job
        log = EventLog(descriptor: job.logDescriptor, start: job.start)
        // Closing takes milliseconds; a second more means that something hangs.
        let longest = Int64(job.maximumTime + 1_000) * 1_000_000
        watchdog = Watchdog(deadline: job.start + longest, log: log)
        life = SplashLife(delay: job.delay, minimumTime: job.minimumTime, maximumTime: job.maximumTime)
    }

    /// Shows, waits, closes, and ends the process.
    func run() -> Never {
        if NestedSplash.exists(over: job.command.process) {
            finish("no splash: another one is up over this command")
        }
        SplashEnvironment.prepare()
        watchdog.start()
        let inbox = inbox
        let watchdog = watchdog
        let grace = Int64(job.minimumTime + 1_000) * 1_000_000
        let watch = CommandWatch(command: job.command) { event in
            inbox.put(.command(event))
            watchdog.shorten(to: MonotonicClock.nanoseconds() + grace)
        }
        guard BackgroundThread.start({ watch.run() }) else {
            finish("error: no thread to watch the command; no splash")
        }
        waitUntilShown()
        do throws(SDLError) {
            let walk = try Walk(job, log: log, inbox: inbox)
            self.walk = walk
            // The command may have ended while SDL was starting.
            takeMessages()
            if case .close(let reason) = life.decision(at: now) {
                finish("closed: \(reason.name), before the first frame")
            }
            try walk.showFirstFrame()
            life.noteFirstFrame(at: now)
            log.write("first frame \(walk.description)")
            walk.startTheRest()
            try stayOpen(walk)
        } catch {
            finish("error: \(error); no splash")
        }
    }

    private var now: Int64 { MonotonicClock.nanoseconds() - job.start }

    /// Sleeps through the delay; ends the process where it is over sooner.
    private func waitUntilShown() {
        while true {
            takeMessages()
            switch life.decision(at: now) {
            case .show: return
            case .close(let reason): finish("closed: \(reason.name), before the first frame")
            case .wait(let time): inbox.wait(until: time + job.start)
            }
        }
    }

    private func stayOpen(_ walk: Walk) throws(SDLError) -> Never {
        while true {
            takeMessages()
            switch life.decision(at: now) {
            case .close(let reason): close(reason, walk)
            case .wait(let time): try walk.step(until: time + job.start)
            case .show: break
            }
            while let reason = walk.nextUserReason() { life.note(reason) }
        }
    }

    private func takeMessages() {
        for message in inbox.take() {
            switch message {
            case .command(let event): life.note(.command(event.reason))
            case .frames(let store): walk?.take(store)
            }
        }
    }

    private func close(_ reason: SplashLife.Reason, _ walk: Walk) -> Never {
        let silence = walk.close()
        log.write("closed: \(reason.name)")
        usleep(UInt32(silence) * 1_000)
        // Without SDL_Quit: it waits for an audio device that may never answer, and the kernel tidies up.
        _exit(0)
    }

    private func finish(_ event: String) -> Never {
        log.write(event)
        _exit(0)
    }
}
