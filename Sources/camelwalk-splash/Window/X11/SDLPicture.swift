import CLateSDL
import CSDL2
import CamelAnimation
import CamelSDL

/// Draws in a window of somebody else's with SDL, over memory that the X server shares. SDL neither shows nor hides such a
/// window, and hears nothing of it.
final class SDLPicture {
    private let window: OpaquePointer
    /// What SDL converts into the window's format.
    private let canvas: Surface

    /// Takes over the drawing in an X11 window that is shown already. Opens SDL's video.
    init(_ identifier: UInt32, size: PixelSize) throws(WindowError) {
        canvas = try XPicture.canvas(of: size)
        if let reason = camelwalk_sdl_open() {
            throw WindowError("cannot load SDL", String(cString: reason))
        }
        guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw .last("cannot open SDL's display") }
        do throws(WindowError) {
            window = try SDLPicture.adopt(identifier, size: size)
        } catch {
            // It would go on hearing of the mouse, and keep that.
            SDL_QuitSubSystem(SDL_INIT_VIDEO)
            throw error
        }
    }

    private static func adopt(_ identifier: UInt32, size: PixelSize) throws(WindowError) -> OpaquePointer {
        let driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "none"
        guard driver == "x11" else {
            throw WindowError("cannot open SDL's display", "the driver \(driver) has no windows")
        }
        SDL_EnableScreenSaver()
        // A plain shared-memory surface: loading OpenGL takes longer than all the rest.
        SDL_SetHintWithPriority("SDL_FRAMEBUFFER_ACCELERATION", "0", SDL_HINT_OVERRIDE)
        guard let window = SDL_CreateWindowFrom(UnsafeRawPointer(bitPattern: UInt(identifier))) else {
            throw .last("cannot hand the window to SDL")
        }
        let surface = try surface(of: window)
        guard surface.pointee.w == size.width, surface.pointee.h == size.height else {
            throw WindowError("cannot hand the window to SDL", "it has another size there")
        }
        return window
    }

    private static func surface(of window: OpaquePointer) throws(WindowError) -> UnsafeMutablePointer<
        SDL_Surface
    > {
        guard let surface = SDL_GetWindowSurface(window) else { throw .last("cannot draw in the window") }
        return surface
    }

    /// Draws a frame, and the caption over it.
    func draw(_ frame: Surface, _ caption: Caption?, at now: Int64) throws(WindowError) {
        forgetEvents()
        canvas.compose(frame, caption, at: now)
        let surface = try SDLPicture.surface(of: window)
        SDL_SetSurfaceBlendMode(canvas.pointer, SDL_BLENDMODE_NONE)
        guard SDL_UpperBlit(canvas.pointer, nil, surface, nil) == 0 else {
            throw .last("cannot draw in the window")
        }
        guard SDL_UpdateWindowSurface(window) == 0 else { throw .last("cannot draw in the window") }
    }

    /// SDL hears of the mouse and of monitors, and keeps that until somebody asks.
    private func forgetEvents() {
        var event = SDL_Event()
        while SDL_PollEvent(&event) == 1 {}
    }
}
