import CLateSDL
import CPOSIX
import CamelAnimation
import CamelSDL
import CommandWatch
import Confinement
import Glibc
import SplashProtocol
import ServiceNotification
import ServiceWatch
import SplashPolicy
import POSIX
import WindowWatch

/// The splash from its start to its end. Whatever fails, the process ends and the command does not notice.
final class ShowSplash {
    private var job: ShowJob
    private let isNested: Bool
    private let log: EventLog
    private let queue = EventQueue()
    private let lifetime: Lifetime
    private let watches: SplashWatches
    private let startTimes: RememberedTimes?
    private let caption: Caption
    private var decoder: Decoder?
    private let soundDecoder: SoundDecoder?
    private var player: SplashPlayer?
    private var agenda = Agenda()
    private var pace = GaitPace()

    init(_ job: ShowJob) {
        var job = job
        // The launcher may have been in another time namespace, whose clock is ahead.
        job.start = min(job.start, MonotonicClock.nanoseconds())
        job.presentation.takeMIDIDescriptor()
        self.job = job
        log = EventLog(descriptor: job.logDescriptor, start: job.start)
        // While there is one thread, and no handler of signals.
        decoder = ShowSplash.decoder(job.presentation, log: log)
        soundDecoder = SplashSound.decoder(job.presentation, log: log)
        // The marker of another one may have an abstract name.
        isNested = NestedSplash.exists(over: job.command.process)
        SplashConfinement(job, log).enter()
        camelwalk_handle_killing_signals(job.logDescriptor ?? -1, job.start)
        lifetime = Lifetime(job, queue: queue, log: log)
        startTimes = StartTimesFile(job.historyWords).map { RememberedTimes($0) }
        watches = SplashWatches(job: job, lifetime: lifetime, startTimes: startTimes, log: log)
        let queue = queue
        caption = Caption(name: job.showsText ? job.title : "", log: log) { queue.put(.label($0)) }
    }

    /// The process that decodes the user's animation; nil if there is none, which the log is told.
    private static func decoder(_ presentation: Presentation, log: EventLog) -> Decoder? {
        do throws(AnimationError) {
            return try Decoder.start(presentation, log: log)
        } catch {
            log.error("\(error); the bundled camel is shown")
            return nil
        }
    }

    /// Shows, waits, closes, and ends the process.
    func run() -> Never {
        if isNested {
            _ = answer()
            finish("no splash: another one is up over this command")
        }
        let startupIdentifier = SplashEnvironment.startupIdentifier()
        SplashEnvironment.prepare()
        guard watches.startCommandWatch() else {
            finish("error: no thread to watch the command; no splash")
        }
        finishIfOver()
        let scheme = rememberedScheme()
        lifetime.start()
        leaveOutSilentAnimation()
        let content = answer()
        watches.startNotifications()
        // Beside the first frame they would only take time from that.
        if job.delay > 0 { startLateWatches() }
        // A quick command has its window before there is a first frame, and the camel would come over it.
        watches.startWindowWatch(startupIdentifier: startupIdentifier)
        waitUntilShown()
        do throws(SplashError) {
            let player = try SplashPlayer(
                job, log: log, queue: queue, caption: caption, decoder: decoder, content: content,
                scheme: scheme, soundDecoder: soundDecoder)
            self.player = player
            // The command may have ended, or opened a window, while the display was being opened.
            watches.awaitFirstLook()
            finishIfOver()
            try player.showFirstFrame()
            lifetime.noteFirstFrame()
            log.write("first frame \(player.description)")
            if job.delay == 0 { startLateWatches() }
            player.startTheRest()
            if let marker = job.markerDescriptor { NestedSplash.answer(marker) }
            plan(player)
            try stayOpen(player)
        } catch {
            finish("error: \(error); \(lifetime.isShown ? "the window is closed" : "no splash")")
        }
    }

    /// Whether the desktop preferred dark windows; nil if the user has told a colour, or no desktop can be asked.
    private func rememberedScheme() -> ColorSchemeMemory? {
        guard !job.presentation.hasColors, SplashEnvironment.sessionBus != nil else { return nil }
        return ColorSchemeMemory()
    }

    /// The command may wait for its first frame, and everything else does.
    private func leaveOutSilentAnimation() {
        guard let path = job.presentation.animation, let decoder,
            !decoder.hasAnswer(within: Int32(SilentFileSystem.milliseconds))
        else { return }
        log.error("cannot read \(path): \(SilentFileSystem.reason); the bundled camel is shown")
        job.presentation.animation = nil
        self.decoder = nil
    }

    /// Tells the launcher, if it waits for that, whether the animation can be used; ends the process if it cannot.
    /// Returns the animation, whose first frame is decoded.
    private func answer() -> FirstFrame? {
        guard let descriptor = job.answerDescriptor else { return nil }
        do throws(AnimationError) {
            let content = try decoder.map { decoder throws(AnimationError) in try FirstFrame.file(decoder) }
            Glibc.close(descriptor)
            return content
        } catch {
            let reason = error.description
            _ = reason.withCString { write(descriptor, $0, reason.utf8.count) }
            finish("error: \(reason); no splash")
        }
    }

    private func startLateWatches() {
        watches.startServiceWatch()
        watches.startWaylandWatch()
    }

    /// Ends the process where nothing is to be shown any more.
    private func finishIfOver() {
        takeMessages()
        if case .close(let reason) = lifetime.decision { finish(unseen: reason) }
    }

    /// Sleeps through the delay; ends the process where it is over sooner.
    private func waitUntilShown() {
        while true {
            takeMessages()
            switch lifetime.decision {
            case .show: return
            case .close(let reason): finish(unseen: reason)
            case .wait(let time): queue.wait(until: time + job.start)
            }
        }
    }

    // In nanoseconds from the launcher's start. A script's many short commands are over by then, and nobody reads faster.
    private static let textTime: Int64 = 150_000_000
    // A blip of a tune is no music.
    private static let soundTime: Int64 = 300_000_000
    // To open SDL costs processor time that only a longer wait has.
    private static let sdlTime: Int64 = 2_000_000_000
    // The picture moves, the text stands, the music plays: the rest of the code was for the start.
    private static let settledTime: Int64 = 1_200_000_000

    /// Puts off what a short command is over before.
    private func plan(_ player: SplashPlayer) {
        if lifetime.isLingering { player.startCaption() }
        agenda.add(at: job.start + ShowSplash.textTime) { [self] in
            player.startCaption()
            watches.lookUpProgram()
            lookUpTime()
        }
        agenda.add(at: job.start + ShowSplash.soundTime) {
            player.startSound()
        }
        agenda.add(at: job.start + ShowSplash.settledTime) {
            camelwalk_return_memory()
            camelwalk_return_program()
        }
        agenda.add(at: job.start + ShowSplash.sdlTime) { [queue] in
            guard player.needsSDL() else { return }
            _ = BackgroundThread.start {
                _ = camelwalk_sdl_open()
                queue.put(.sdl)
            }
        }
    }

    private func stayOpen(_ player: SplashPlayer) throws(SplashError) -> Never {
        while true {
            takeMessages()
            for action in agenda.takeDue(at: MonotonicClock.nanoseconds()) { action() }
            while let reason = player.nextUserReason() { lifetime.note(reason) }
            switch lifetime.decision {
            case .close(let reason): close(reason, player)
            case .wait(let time):
                let now = MonotonicClock.nanoseconds()
                player.take(pace.gait(at: now), at: now)
                try player.step(until: min(time + job.start, agenda.next ?? .max))
            case .show: break
            }
        }
    }

    private func takeMessages() {
        for message in queue.take() {
            switch message {
            case .command(.exit(let end)): take(end)
            case .command, .wake: break
            case .notification(let message): take(message)
            case .service(let event): log.write(event.description)
            case .window(.window(let description)): log.write("window \(description)")
            case .window(.startupComplete): break
            case .frames(let store): player?.take(store)
            case .sdl: player?.handOver()
            case .label(let label): caption.take(label, at: MonotonicClock.nanoseconds())
            case .expected(let time): expect(time)
            }
        }
    }

    private func take(_ end: CommandEnd) {
        if lifetime.isLingering {
            caption.setMessage(ByteString(bytes: job.title.bytes + " \(end.text)".utf8))
            // It is up for this text.
            player?.startCaption()
        }
    }

    private func take(_ message: ServiceMessage) {
        for line in message.logLines { log.write(line) }
        if let status = message.status, job.showsText { caption.setStatus(status) }
        if let progress = message.progress {
            let now = MonotonicClock.nanoseconds()
            caption.report(percent: progress, at: now)
            pace.report(percent: progress, at: now)
        }
    }

    /// The bar and the camel run as the command did the last times.
    private func expect(_ time: Int64) {
        log.write("expected \(time / 1_000_000) ms")
        pace.expect(time, from: job.start)
        guard let progress = LearnedProgress(expected: time) else { return }
        caption.expect(progress, from: job.start, at: MonotonicClock.nanoseconds())
    }

    private func close(_ reason: SplashLife.Reason, _ player: SplashPlayer) -> Never {
        let silence = player.close()
        // What closes it may have something to say.
        takeMessages()
        log.write("closed: \(reason.name)")
        keepTime()
        usleep(UInt32(silence) * 1_000)
        end()
    }

    /// Asks how long the command took the last times; a file system may take its time to answer.
    private func lookUpTime() {
        guard let startTimes else { return }
        let queue = queue
        _ = BackgroundThread.start {
            if let time = startTimes.expected() { queue.put(.expected(time)) }
        }
    }

    /// Remembers how long the command took, where that says something about the next time.
    private func keepTime() {
        guard let startTimes else { return }
        // Whatever the file system takes: the next window is not kept from coming.
        if let marker = job.markerDescriptor { NestedSplash.leave(marker) }
        if let cause = lifetime.cause {
            guard cause.reason.tellsStartTime else { return }
            // A run that was over before there could be a bar needs none, and a script has many of them.
            guard cause.time >= ShowSplash.textTime || cause.reason == .window else { return }
            keep(in: startTimes) { () throws(RememberingError) in
                try startTimes.add(cause.time, hasWindow: cause.reason == .window)
            }
        } else if let time = lifetime.windowlessOutput {
            keep(in: startTimes) { () throws(RememberingError) in try startTimes.add(windowless: time) }
        }
    }

    private func keep(in times: RememberedTimes, _ body: () throws(RememberingError) -> Void) {
        var isKept = true
        lifetime.waitingForFiles(orSaying: "time not kept: the file system took too long") {
            do throws(RememberingError) {
                try body()
            } catch {
                log.write("time not kept: \(error)")
                isKept = false
            }
        }
        guard isKept else { return }
        lifetime.waitingForFiles(orSaying: "old files not removed: the file system took too long") {
            times.removeAbandonedParts()
        }
    }

    private func finish(unseen reason: SplashLife.Reason) -> Never {
        takeMessages()
        log.write(Lifetime.unseen(reason))
        keepTime()
        end()
    }

    private func finish(_ event: String) -> Never {
        log.write(event)
        end()
    }

    /// Ends the process, and the music.
    private func end() -> Never {
        camelwalk_midi_end()
        // Without SDL_Quit: it waits for an audio device that may never answer, and the kernel tidies up.
        _exit(0)
    }
}
