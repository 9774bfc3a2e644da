import CCamelAnimation
import CSDL2
import CamelAnimationLibrary
import Testing

/// A surface of a test's own, as a program in C has it.
final class Canvas {
    let surface: UnsafeMutablePointer<SDL_Surface>

    init(width: Int32 = 480, height: Int32 = 400) throws {
        surface = try #require(
            SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, UInt32(SDL_PIXELFORMAT_ARGB8888.rawValue)))
        clear()
    }

    deinit { SDL_FreeSurface(surface) }

    /// Fills it with a colour that the camel does not have.
    func clear() { SDL_FillRect(surface, nil, 0xFF20_8040) }

    /// All its bytes.
    var bytes: [UInt8] {
        let count = Int(surface.pointee.pitch * surface.pointee.h)
        return Array(UnsafeRawBufferPointer(start: surface.pointee.pixels, count: count))
    }
}

/// The C functions' last message on this thread.
func lastError() -> String { String(cString: camel_get_error()) }
