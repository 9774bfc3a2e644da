import CSDL2
import CamelAnimation
import CamelSDL
import POSIX
import SplashPolicy
import SplashMedia

/// A window under X11, by SDL. Messages in the event queue wake SDL's event loop.
final class SDLWindow: SplashWindow {
    private let pointer: OpaquePointer
    private let x11: X11Window
    let driver: String
    let size: PixelSize
    /// What happened before somebody waited for it.
    private var events: [SplashWindowEvent] = []

    /// Makes the window, hidden, for a picture of `size` at 96 dots per inch times the display's own factor.
    init(size: PixelSize, title: String) throws(WindowError) {
        guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw .last("cannot open a display") }
        driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "none"
        guard driver == "x11" else {
            throw WindowError("cannot open a display", "the driver \(driver) has no windows")
        }
        SDL_EnableScreenSaver()
        // A plain shared-memory surface: loading OpenGL takes longer than all the rest.
        SDL_SetHintWithPriority("SDL_FRAMEBUFFER_ACCELERATION", "0", SDL_HINT_OVERRIDE)
        let display = SplashDisplay()
        let place = Placement.window(of: size.scaled(by: display.factor), on: display.monitor)
        let flags =
            SDL_WINDOW_HIDDEN.rawValue | SDL_WINDOW_BORDERLESS.rawValue | SDL_WINDOW_ALLOW_HIGHDPI.rawValue
            | SDL_WINDOW_SKIP_TASKBAR.rawValue
        guard
            let window = SDL_CreateWindow(
                title, Int32(place.x), Int32(place.y), Int32(place.size.width), Int32(place.size.height),
                flags)
        else { throw .last("cannot make a window") }
        pointer = window
        guard let x11 = X11Window(window) else {
            throw WindowError("cannot make a window", "it is none of X11")
        }
        self.x11 = x11
        guard let surface = SDL_GetWindowSurface(window) else { throw .last("cannot draw in the window") }
        self.size = PixelSize(width: Int(surface.pointee.w), height: Int(surface.pointee.h))
    }

    func show(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        x11.show()
        // A window manager takes its time, and what is drawn before it is done is lost.
        waitUntilVisible()
        try draw(frame, caption)
    }

    /// Waits until the window can be drawn in, for a third of a second at most: then it is drawn in all the
    /// same.
    private func waitUntilVisible() {
        let deadline = SDL_GetTicks64() + 333
        var event = SDL_Event()
        while SDL_GetTicks64() < deadline {
            guard SDL_WaitEventTimeout(&event, 20) == 1 else { continue }
            guard let meaning = SDLWindow.meaning(of: event) else { continue }
            if meaning == .exposed { return }
            events.append(meaning)
        }
    }

    func draw(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        guard let surface = SDL_GetWindowSurface(pointer) else { throw .last("cannot draw in the window") }
        SDL_SetSurfaceBlendMode(frame.pointer, SDL_BLENDMODE_NONE)
        guard SDL_UpperBlit(frame.pointer, nil, surface, nil) == 0 else {
            throw .last("cannot draw in the window")
        }
        try WindowError.of { () throws(MediaError) in
            try caption?.draw(on: surface, at: MonotonicClock.nanoseconds())
        }
        guard SDL_UpdateWindowSurface(pointer) == 0 else { throw .last("cannot draw in the window") }
    }

    func wait(until deadline: Int64) throws(WindowError) -> [SplashWindowEvent] {
        let nanoseconds = events.isEmpty ? max(0, deadline - MonotonicClock.nanoseconds()) : 0
        var event = SDL_Event()
        // Rounded up: a frame too early would only be looked at again.
        var isEvent = SDL_WaitEventTimeout(&event, Int32(clamping: (nanoseconds + 999_999) / 1_000_000)) == 1
        while isEvent {
            if let meaning = SDLWindow.meaning(of: event) { events.append(meaning) }
            isEvent = SDL_PollEvent(&event) == 1
        }
        defer { events = [] }
        return events
    }

    private static func meaning(of event: SDL_Event) -> SplashWindowEvent? {
        switch SDL_EventType(event.type) {
        case SDL_MOUSEBUTTONDOWN: .click
        case SDL_KEYDOWN where event.key.keysym.sym == Int32(SDLK_ESCAPE.rawValue): .escape
        case SDL_QUIT: .closed
        case SDL_WINDOWEVENT where event.window.event == UInt8(SDL_WINDOWEVENT_EXPOSED.rawValue): .exposed
        default: nil
        }
    }

    func hide() { x11.hide() }
}
