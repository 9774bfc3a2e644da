import CSDL2
import CamelAnimation
import CamelSDL
import SplashMedia
import POSIX
import SplashPolicy

/// The window. Used on the main thread.
final class SplashWindow {
    private let pointer: OpaquePointer
    private let x11: X11Window?
    /// The video driver, for the log.
    let driver: String
    /// Pixels of what is drawn.
    let size: PixelSize

    /// Makes the window, hidden, for a picture of `size` at 96 dots per inch times the display's own factor.
    init(size: PixelSize, title: String) throws(WindowError) {
        guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw .last("cannot open a display") }
        driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "none"
        guard driver == "x11" || driver == "wayland" else {
            throw WindowError("cannot open a display", "the driver \(driver) has no windows")
        }
        SDL_EnableScreenSaver()
        // A plain shared-memory surface where SDL has one: loading OpenGL takes longer than all the rest.
        if driver == "x11" { SDL_SetHintWithPriority("SDL_FRAMEBUFFER_ACCELERATION", "0", SDL_HINT_OVERRIDE) }
        let place = SplashWindow.place(for: size, isX11: driver == "x11")
        let flags =
            SDL_WINDOW_HIDDEN.rawValue | SDL_WINDOW_BORDERLESS.rawValue | SDL_WINDOW_ALLOW_HIGHDPI.rawValue
            | SDL_WINDOW_SKIP_TASKBAR.rawValue
        guard
            let window = SDL_CreateWindow(
                title, Int32(place.x), Int32(place.y), Int32(place.size.width), Int32(place.size.height),
                flags)
        else { throw .last("cannot make a window") }
        pointer = window
        x11 = X11Window(window)
        guard let surface = SDL_GetWindowSurface(window) else { throw .last("cannot draw in the window") }
        self.size = PixelSize(width: Int(surface.pointee.w), height: Int(surface.pointee.h))
    }

    /// Wayland scales windows itself.
    private static func place(for size: PixelSize, isX11: Bool) -> PixelRectangle {
        let display = SplashDisplay(isX11: isX11)
        return Placement.window(of: size.scaled(by: display.factor), on: display.monitor)
    }

    /// Shows the window.
    func show() {
        if let x11 { x11.show() } else { SDL_ShowWindow(pointer) }
    }

    /// Waits until the window can be drawn in, for a third of a second at most: then it is drawn in all the
    /// same. What else happens meanwhile is handed to `handle`.
    func waitUntilVisible(_ handle: (SDL_Event) -> Void) {
        let deadline = SDL_GetTicks64() + 333
        var event = SDL_Event()
        while SDL_GetTicks64() < deadline {
            guard SDL_WaitEventTimeout(&event, 20) == 1 else { continue }
            if SplashWindow.isExposure(event) { return }
            handle(event)
        }
    }

    /// Whether the event says that the window is to be drawn.
    static func isExposure(_ event: SDL_Event) -> Bool {
        event.type == SDL_WINDOWEVENT.rawValue
            && event.window.event == UInt8(SDL_WINDOWEVENT_EXPOSED.rawValue)
    }

    /// Draws a frame of the window's size, and `caption` over it.
    func draw(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        guard let surface = SDL_GetWindowSurface(pointer) else { throw .last("cannot draw in the window") }
        SDL_SetSurfaceBlendMode(frame.pointer, SDL_BLENDMODE_NONE)
        guard SDL_UpperBlit(frame.pointer, nil, surface, nil) == 0 else {
            throw .last("cannot draw in the window")
        }
        do throws(MediaError) {
            try caption?.draw(on: surface, at: MonotonicClock.nanoseconds())
        } catch {
            throw WindowError(error)
        }
        guard SDL_UpdateWindowSurface(pointer) == 0 else { throw .last("cannot draw in the window") }
    }

    /// Takes the window away, at once.
    func hide() {
        if let x11 { x11.hide() } else { SDL_HideWindow(pointer) }
    }
}
