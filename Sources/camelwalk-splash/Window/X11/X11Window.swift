import CXCB
import CamelAnimation
import CamelSDL
import Glibc
import POSIX
import SplashPolicy
import X11Replies
import SplashProtocol
import Synchronization

/// A window under X11, with libxcb alone, which takes a few milliseconds. Where the server shares no memory with it, SDL,
/// which takes many, draws in it later, if it is shown for long enough.
final class X11Window: SplashWindow {
    private let display: XDisplay
    private let surroundings: XSurroundings
    private let queue: EventQueue
    private let log: EventLog
    private let title: String
    private let place: PixelRectangle
    private var window: XWindow?
    private var picture: XPicture?
    private var sdlPicture: SDLPicture?
    private var visibility = WindowVisibility()
    /// Whether a window manager has said where it has put the window.
    private var isPlaced = false
    /// Instead of `picture`, on a far server.
    private var backdrop: XBackdrop?
    /// Whether something was to be drawn that nobody would have seen, or that the line had no room for.
    private var isLate = false
    /// Measures the way to a far server again; nil for a near one, and before the first picture.
    private var probe: XProbe?
    /// What happened before somebody waited for it.
    private var events: [SplashWindowEvent] = []

    /// A window manager takes its time, and what is drawn before it is done is lost.
    private static let maximumWait: Int64 = 333_000_000

    /// Connects to the X server and finds the place for a picture of `size` at 96 dots per inch times the display's own
    /// factor. There is no window yet.
    init(size: PixelSize, title: String, queue: EventQueue, log: EventLog) throws(WindowError) {
        self.queue = queue
        self.log = log
        self.title = title
        display = try XDisplay()
        surroundings = try XSurroundings(display)
        if display.line.isFar {
            log.write("far display: an answer takes \(display.roundTripText); the picture stands still")
        }
        place = Placement.window(of: size.scaled(by: surroundings.scale.factor), on: surroundings.monitor)
    }

    var driver: String { "x11" }
    var size: PixelSize { place.size }
    var isSeen: Bool { visibility.isSeen }
    var isFar: Bool { display.line.isFar }

    func show(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        let window = try XWindow(display, surroundings.atoms, place: place, title: title)
        try window.map()
        self.window = window
        // While the server is at it.
        try prepareDrawing(in: window)
        try waitUntilVisible()
        try draw(frame, caption)
        events.removeAll { $0 == .exposed }
        if isFar { probe = XProbe(after: MonotonicClock.nanoseconds()) }
    }

    private func prepareDrawing(in window: XWindow) throws(WindowError) {
        backdrop?.remove()
        backdrop = isFar ? try XBackdrop(window, display, size: place.size) : nil
        picture = isFar ? nil : try XPicture(window, display, size: place.size, log: log)
    }

    /// Waits until the window can be drawn in, for a third of a second at most: then it is drawn in all the same.
    private func waitUntilVisible() throws(WindowError) {
        let deadline = MonotonicClock.nanoseconds() + X11Window.maximumWait
        while MonotonicClock.nanoseconds() < deadline {
            try takeEvents(isStarting: true)
            guard !events.contains(.exposed) else { return }
            _ = queue.arrivals.wait(until: deadline, or: display.descriptor, has: Int16(POLLIN))
        }
    }

    func draw(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        guard visibility.isSeen else {
            isLate = true
            return
        }
        isLate = false
        let now = MonotonicClock.nanoseconds()
        if let sdlPicture {
            try sdlPicture.draw(frame, caption, at: now)
        } else if let backdrop {
            try draw(frame, caption, on: backdrop, at: now)
        } else {
            try picture?.draw(frame, caption, at: now)
            try display.flush()
        }
    }

    func wait(until deadline: Int64) throws(WindowError) -> [SplashWindowEvent] {
        try takeEvents()
        if events.isEmpty {
            try display.flush()
            let time = min(deadline, lineTime ?? .max)
            if queue.arrivals.wait(until: time, or: display.descriptor, has: Int16(POLLIN)) {
                try takeEvents()
            }
        }
        try useLine(at: MonotonicClock.nanoseconds())
        defer { events = [] }
        return events
    }

    func hide() { window?.withdraw() }

    /// SDL draws where the server does not share memory with the splash itself. Where it is on another machine SDL only
    /// asks more questions, each of which takes time.
    func needsSDL() -> Bool {
        guard let picture, display.isLocal else { return false }
        return !picture.isShared
    }

    func handOver() {
        guard let window, sdlPicture == nil else { return }
        do throws(WindowError) {
            sdlPicture = try SDLPicture(window.identifier, size: place.size)
            picture = nil
            X11Window.nameExit(in: log)
            log.write("SDL draws")
        } catch {
            log.write("SDL does not draw: \(error)")
        }
    }
}

/// Xlib, which SDL uses, ends the process by exit(3) where the server is gone. The splash itself never ends so.
extension X11Window {
    private static let exitLog = Mutex<EventLog?>(nil)

    private static func nameExit(in log: EventLog) {
        exitLog.withLock { $0 = log }
        atexit { X11Window.exitLog.withLock { $0?.error("the X server is gone; the window is closed") } }
    }
}

/// The way to a far server.
extension X11Window {
    private func draw(_ frame: Surface, _ caption: Caption?, on backdrop: XBackdrop, at now: Int64)
        throws(WindowError)
    {
        guard display.line.nextTime(after: now) <= now else {
            isLate = true
            return
        }
        let bytes = try backdrop.draw(frame, caption, at: now)
        // The first picture must come anyway.
        if probe != nil { display.noteSent(bytes: bytes, at: now) }
        try display.flush()
    }

    /// When the line is to be looked at again; nil if the server is near, or nobody sees the window.
    private var lineTime: Int64? {
        guard let probe, visibility.isSeen else { return nil }
        let now = MonotonicClock.nanoseconds()
        return isLate ? min(probe.nextTime, display.line.nextTime(after: now)) : probe.nextTime
    }

    /// Asks how far the server is, from time to time, and draws what had to wait.
    private func useLine(at now: Int64) throws(WindowError) {
        guard let probe, let window else { return }
        if let time = probe.step(display, at: now) { display.note(roundTrip: time) }
        if !isFar {
            log.write("near display: an answer takes \(display.roundTripText); the camel walks")
            self.probe = nil
            try prepareDrawing(in: window)
            events.append(.exposed)
        } else if isLate, visibility.isSeen, display.line.nextTime(after: now) <= now {
            isLate = false
            events.append(.exposed)
        }
    }
}

/// What the server says.
extension X11Window {
    private func takeEvents(isStarting: Bool = false) throws(WindowError) {
        while let event = try display.nextEvent() {
            defer { free(event) }
            try take(event, isStarting: isStarting)
        }
    }

    private func take(_ event: UnsafeMutablePointer<xcb_generic_event_t>, isStarting: Bool)
        throws(WindowError)
    {
        let raw = UnsafeMutableRawPointer(event)
        switch Int32(event.pointee.response_type & 0x7F) {
        case 0 where isStarting:
            let error = raw.load(as: xcb_generic_error_t.self)
            throw WindowError(
                "cannot make a window",
                "the X server refuses request \(error.major_code) with error \(error.error_code)")
        // A far server shows its backdrop by itself.
        case XCB_EXPOSE where isStarting || backdrop == nil:
            // The last one of several.
            if raw.load(as: xcb_expose_event_t.self).count == 0 { events.append(.exposed) }
        case XCB_BUTTON_PRESS: events.append(.click)
        case XCB_KEY_PRESS:
            let key = raw.load(as: xcb_key_press_event_t.self).detail
            if surroundings.escapeKeys.contains(key) { events.append(.escape) }
        case XCB_CLIENT_MESSAGE: take(raw.load(as: xcb_client_message_event_t.self))
        case XCB_VISIBILITY_NOTIFY:
            let state = UInt32(raw.load(as: xcb_visibility_notify_event_t.self).state)
            change { $0.isCovered = state == XCB_VISIBILITY_FULLY_OBSCURED.rawValue }
        // From a window manager, in the screen's coordinates (ICCCM, section 4.1.5).
        case XCB_CONFIGURE_NOTIFY where event.pointee.response_type & 0x80 != 0:
            take(raw.load(as: xcb_configure_notify_event_t.self))
        case XCB_MAP_NOTIFY: change { $0.isMapped = true }
        case XCB_UNMAP_NOTIFY: change { $0.isMapped = false }
        case XCB_DESTROY_NOTIFY:
            throw WindowError("the window is gone", "another program has destroyed it")
        // What it hears at first is of its own making, and an answer takes time.
        case XCB_PROPERTY_NOTIFY where !isStarting: take(raw.load(as: xcb_property_notify_event_t.self))
        default: break
        }
    }

    /// A window manager says where it has put the window. If that is elsewhere, it is asked once more: awesome looks for a
    /// place by rules of its own, and obeys then.
    private func take(_ configuration: xcb_configure_notify_event_t) {
        guard !isPlaced else { return }
        isPlaced = true
        if Placement.isElsewhere(x: Int(configuration.x), y: Int(configuration.y), than: place) {
            window?.move(to: place)
        }
    }

    private func take(_ message: xcb_client_message_event_t) {
        let atoms = surroundings.atoms
        guard message.type == atoms[.protocols], message.format == 32 else { return }
        switch message.data.data32.0 {
        case atoms[.deleteWindow]: events.append(.closed)
        case atoms[.ping]: window?.answer(ping: message)
        default: break
        }
    }

    private func take(_ change: xcb_property_notify_event_t) {
        let atoms = surroundings.atoms
        guard change.atom == atoms[.state], let window else { return }
        let request = display.ask(atoms[.state], of: window.identifier, type: XCB_ATOM_ATOM.rawValue)
        let states = display.numbers(request)
        self.change { $0.isHidden = states.contains(atoms[.hidden]) }
    }

    private func change(_ body: (inout WindowVisibility) -> Void) {
        body(&visibility)
        guard visibility.isSeen, isLate else { return }
        isLate = false
        events.append(.exposed)
    }
}
