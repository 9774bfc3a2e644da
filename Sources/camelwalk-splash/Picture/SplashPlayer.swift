import CamelAnimation
import CamelSDL
import POSIX
import SplashProtocol
import SplashPolicy

/// The open window and what moves in it. Used on the main thread.
final class SplashPlayer {
    private let window: any SplashWindow
    /// Nil once the first frame is shown and the store has it.
    private var content: FirstFrame?
    private let sound: SplashSound?
    /// In place of the sound.
    private let midi: SplashMIDI?
    private let caption: Caption
    private let desktop: DesktopPreferences
    /// What the camel and the caption are printed in.
    private var colors: Duotone
    /// What is shown instead of the animation where nothing is to move.
    private var still: StillFrame?
    private let queue: EventQueue
    private let log: EventLog
    private let presentation: Presentation
    private let decoder: Decoder?
    private var picture: Surface
    private var store: FrameStore?
    private var motion: Motion?
    /// How the bundled camel goes.
    private let gait: GaitChoice
    /// `MonotonicClock` time of the animation's beginning.
    private var begin: Int64 = 0
    private var shownFrame = 0
    private var userReasons: [SplashLife.Reason] = []
    private var hasFrame = false
    /// Whether the picture is another one than what is on the screen.
    private var isChanged = false
    private var isCaptionStarted = false

    /// Frames that follow each other in this time look like a movement.
    private static let shortFrame: Int64 = 50_000_000
    /// So many are decoded ahead, the one that is due among them: a busy core may keep the decoder waiting for some 50 ms.
    private static let framesAhead = 3

    /// Prepares the window, and its first frame: that of `content`, if it is known already, else of `decoder`, if there is one.
    init(
        _ job: ShowJob, log: EventLog, queue: EventQueue, caption: Caption, decoder: Decoder?,
        content known: FirstFrame?, scheme: ColorSchemeMemory?, soundDecoder: SoundDecoder?
    ) throws(SplashError) {
        self.decoder = decoder
        self.caption = caption
        self.log = log
        self.queue = queue
        self.presentation = job.presentation
        let gait = job.presentation.gait
        self.gait = gait
        let presentation = job.presentation
        let content = try SplashError.of { () throws(AnimationError) in
            if let known { known } else { try FirstFrame(decoder, gait, log: log) }
        }
        self.content = content
        let size = content.size.scaled(by: presentation.scale)
        let window = try SplashError.of { () throws(WindowError) in
            try SplashWindows.open(size: size, queue: queue, log: log)
        }
        self.window = window
        let colors = Duotone(presentation, prefersDark: scheme?.recall() ?? false)
        self.colors = colors
        let picture = try SplashError.of { () throws(AnimationError) in
            try content.picture(size: window.size, colors: colors)
        }
        self.picture = picture
        desktop = DesktopPreferences(motion: job.hasReducedMotion, memory: scheme, log: log)
        if desktop.isReducedByOption {
            let still = try SplashError.of { () throws(AnimationError) in
                // Fading in would be a movement that a far display has no time for.
                if window.isFar { return StillFrame(picture) }
                return StillFrame(picture, fadingInFrom: try content.ground(of: picture, colors: colors))
            }
            self.picture = try SplashPlayer.due(still, at: 0) ?? picture
            self.still = still
        }
        midi = presentation.isSilent ? nil : SplashMIDI(presentation, log: log)
        sound =
            presentation.isSilent || midi != nil
            ? nil : SplashSound(volume: presentation.volume, decoder: soundDecoder, log: log)
    }

    /// Size and driver, for the log.
    var description: String { "\(window.size.width)x\(window.size.height) \(window.driver)" }

    /// Shows the window with its first frame.
    func showFirstFrame() throws(SplashError) {
        try SplashError.of { () throws(WindowError) in try window.show(picture, caption) }
        // The display may have said only now how fine it is.
        if let content, picture.size != window.size { try show(content) }
        still?.begin(at: MonotonicClock.nanoseconds())
    }

    /// Begins what the first frame does not need: the other frames.
    func startTheRest() {
        guard let content else { return }
        self.content = nil
        desktop.ask()
        hasFrame = content.hasFrame
        startTheRest(of: content)
    }

    /// Begins to set text, if the first frame is there and that has not been done.
    func startCaption() {
        guard content == nil, !isCaptionStarted else { return }
        isCaptionStarted = true
        caption.start(size: window.size, isFramed: hasFrame, colors: colors)
    }

    /// Begins what is for a longer wait.
    func startSound() {
        sound?.start()
        midi?.start(musicStart)
    }

    /// With one of the bundled camel's beats: a stride of its gallop, a third of one of its walk.
    private var musicStart: MusicStart {
        guard presentation.animation == nil, motion != nil else { return .atOnce }
        return MusicStart(firstStride: begin, stride: Int64(Double(Gait.beat) / presentation.speed))
    }

    /// Whether SDL is to draw.
    func needsSDL() -> Bool { window.needsSDL() }

    /// SDL is there: it draws from now on.
    func handOver() { window.handOver() }

    private func startTheRest(of content: FirstFrame) {
        let (size, colors, queue, log) = (window.size, colors, queue, log)
        let makeStore = { @Sendable () -> FrameStore? in
            do throws(AnimationError) {
                let store = try content.store(size: size, colors: colors) { queue.put(.wake) }
                queue.put(.frames(store))
                return store.decodesAhead ? store : nil
            } catch {
                log.error("\(error); the picture stands still")
                return nil
            }
        }
        // A file may have to be read to its end for that, which the window must not wait for.
        guard case .bundled = content else {
            return inBackground { makeStore()?.decodeUntilStopped() }
        }
        if let store = makeStore() { inBackground { store.decodeUntilStopped() } }
    }

    private func inBackground(_ decode: @escaping @Sendable () -> Void) {
        let isStarted = BackgroundThread.start {
            BackgroundThread.yieldToOthers()
            decode()
        }
        if !isStarted { log.error("no thread to decode the frames; the picture stands still") }
    }

    /// Tells the thread that decodes which frames come next.
    private func want(_ motion: Motion, from now: Int64) {
        let frames = motion.upcoming(SplashPlayer.framesAhead, from: now - begin)
        store?.want(frames.filter { $0 != shownFrame })
    }

    /// The window has another size: everything is made again.
    private func resize() throws(SplashError) {
        guard picture.size != window.size else { return try draw() }
        let content = try SplashError.of { () throws(AnimationError) in
            try FirstFrame(decoder, gait, log: log)
        }
        try show(content)
        startTheRest(of: content)
        if isCaptionStarted { caption.start(size: window.size, isFramed: hasFrame, colors: colors) }
        log.write("resized to \(description)")
    }

    /// Shows the first frame in the window's size, until there are others.
    private func show(_ content: FirstFrame) throws(SplashError) {
        picture = try SplashError.of { () throws(AnimationError) in
            try content.picture(size: window.size, colors: colors)
        }
        if still != nil { still = StillFrame(picture) }
        stopPlaying()
        shownFrame = 0
        try draw()
    }

    /// Draws the picture with the caption over it.
    private func draw() throws(SplashError) {
        isChanged = false
        try SplashError.of { () throws(WindowError) in try window.draw(picture, caption) }
    }

    /// The frame of `still` at `time`; nil if it has not changed since the last call.
    private static func due(_ still: StillFrame, at time: Int64) throws(SplashError) -> Surface? {
        try SplashError.of { () throws(AnimationError) in try still.picture(at: time) }
    }

    /// The frames are ready: the animation begins, with the frame that is on the screen.
    func take(_ store: FrameStore) {
        // Those of before a change of size come late.
        guard store.size == window.size else { return store.stop() }
        if let isDark = desktop.prefersDark(), takeColors(isDark: isDark) { return store.stop() }
        guard !desktop.isReduced() else {
            store.stop()
            return standStill(store)
        }
        self.store = store
        motion = Motion(
            store.timeline, presentation, cycles: store.cycles, hasGaits: hasFrame && gait != .gallop)
        begin = MonotonicClock.nanoseconds()
    }

    /// The desktop prefers what it did not the last time: in its other colours everything is made again. Returns false if
    /// the frames stay as they are.
    private func takeColors(isDark: Bool) -> Bool {
        let wanted = Duotone(presentation, prefersDark: isDark)
        guard wanted != colors else { return false }
        colors = wanted
        log.write("colours: \(isDark ? "dark" : "light"), as the desktop prefers")
        if isCaptionStarted { caption.start(size: window.size, isFramed: hasFrame, colors: colors) }
        guard hasFrame else { return false }
        do throws(AnimationError) {
            let content = FirstFrame.bundled(gait, size: try BundledCamel.size())
            picture = try content.picture(size: window.size, colors: colors)
            if still != nil { still = StillFrame(picture) }
            isChanged = true
            startTheRest(of: content)
            return true
        } catch {
            log.error("\(error); the colours stay as they are")
            return false
        }
    }

    /// Nothing is to move: the frame that is on the screen stays, as sharp as it can be.
    private func standStill(_ store: FrameStore) {
        log.write("reduced motion: \(desktop.isReducedByOption ? "option" : "desktop")")
        guard let sharp = try? store.decoded(0) else { return }
        if let still { still.replace(with: sharp) } else { still = StillFrame(sharp) }
    }

    /// The gait that the camel is to have, where that is not the user's choice.
    func take(_ wanted: Gait, at now: Int64) {
        guard gait == .auto, !window.isFar, motion?.want(wanted, at: now - begin) == true else { return }
        log.write("gait: \(wanted == .walk ? "walk" : "gallop")")
    }

    /// Shows the frame that is due, and sleeps until the next one is, or `deadline` (`MonotonicClock` time),
    /// or something happens.
    func step(until deadline: Int64) throws(SplashError) {
        guard window.isSeen else { return try sleep(until: deadline) }
        var wake = deadline
        let now = MonotonicClock.nanoseconds()
        var isNew = isChanged || caption.needsDrawing(at: now)
        var isMoving = false
        if let motion, let store, !window.isFar {
            if takeDue(motion.frame(at: now - begin), from: store) { isNew = true }
            if let change = motion.nextChange(after: now - begin) {
                wake = min(wake, begin + change)
                isMoving = change - (now - begin) <= SplashPlayer.shortFrame
            }
            if store.decodesAhead { want(motion, from: now) }
        }
        if let still {
            if let due = try SplashPlayer.due(still, at: now) { (picture, isNew) = (due, true) }
            if let change = still.nextChange(after: now) { wake = min(wake, change) }
        }
        if isNew { try draw() }
        // A picture that moves takes the caption along: drawing both in turn would cost twice as much.
        if !isMoving, let change = caption.nextChange(after: now) { wake = min(wake, change) }
        try sleep(until: wake)
    }

    /// Makes frame `due` the picture, if it is another one and decoded. One that cannot be decoded is the end of the
    /// animation: the last good frame stays.
    private func takeDue(_ due: Int, from store: FrameStore) -> Bool {
        guard due != shownFrame else { return false }
        do throws(AnimationError) {
            guard let frame = try store.frame(due) else { return false }
            (picture, shownFrame) = (frame, due)
            return true
        } catch {
            log.error("\(error); the picture stands still")
            stopPlaying()
            return false
        }
    }

    private func stopPlaying() {
        store?.stop()
        (store, motion) = (nil, nil)
    }

    /// Waits until `wake` or until something happens, and deals with that.
    private func sleep(until wake: Int64) throws(SplashError) {
        let events = try SplashError.of { () throws(WindowError) in try window.wait(until: wake) }
        for event in events {
            switch event {
            case .click: userReasons.append(.click)
            case .escape, .closed: userReasons.append(.key)
            case .exposed: try draw()
            case .resized: try resize()
            }
        }
    }

    /// What the user has done to close the window, one at a time.
    func nextUserReason() -> SplashLife.Reason? {
        userReasons.isEmpty ? nil : userReasons.removeFirst()
    }

    /// Takes the window away. Returns the milliseconds until the sound has faded.
    func close() -> Int {
        window.hide()
        midi?.stop()
        return sound?.stop() ?? 0
    }
}
