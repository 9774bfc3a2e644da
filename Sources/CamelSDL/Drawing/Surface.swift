public import CSDL2
public import CamelAnimation
internal import Glibc

/// Pixels in memory. Owns the SDL surface and frees it.
///
/// Used by one thread at a time; it may be handed from the thread that made it to another.
public final class Surface: @unchecked Sendable {
    /// Where the pixels are.
    private enum Pixels {
        /// In memory that SDL has not made.
        case memory(UnsafeMutableRawPointer, isOwned: Bool)
        /// In SDL's surface.
        case sdl
    }

    private let pixels: Pixels
    private var sdlSurface: UnsafeMutablePointer<SDL_Surface>?
    /// Pixels across and down.
    public let size: PixelSize
    /// Bytes from one row to the next.
    public let pitch: Int
    /// How a pixel is laid out.
    package let format: SDL_PixelFormatEnum
    /// The colours of an INDEX8 surface in memory (ARGB), as many as have been set.
    private var palette: [UInt32] = []

    /// Takes over a surface that an SDL call has made; nil throws SDL's error.
    public init(owning pointer: UnsafeMutablePointer<SDL_Surface>?, action: String) throws(AnimationError) {
        guard let pointer else { throw .last(action) }
        pixels = .sdl
        sdlSurface = pointer
        size = PixelSize(width: Int(pointer.pointee.w), height: Int(pointer.pointee.h))
        pitch = Int(pointer.pointee.pitch)
        format = SDL_PixelFormatEnum(pointer.pointee.format.pointee.format)
    }

    /// Makes a surface of `size` pixels in an SDL pixel format of 32 bits or INDEX8; all its bytes are zero. Throws if
    /// there can be no such size, or if there is no memory for it.
    public init(
        size: PixelSize, format: SDL_PixelFormatEnum = SDL_PIXELFORMAT_ARGB8888
    ) throws(AnimationError) {
        let action = "cannot make a picture of \(size.width)x\(size.height)"
        guard Int32(exactly: size.width) != nil, Int32(exactly: size.height) != nil, size.width >= 0,
            size.height >= 0
        else { throw AnimationError(action, "there is no such size") }
        let row = format == SDL_PIXELFORMAT_INDEX8 ? (size.width + 3) & ~3 : 4 * size.width
        let length = row.multipliedReportingOverflow(by: size.height)
        guard Int32(exactly: row) != nil, !length.overflow,
            let memory = calloc(max(1, length.partialValue), 1)
        else { throw AnimationError(action, "out of memory") }
        pixels = .memory(memory, isOwned: true)
        self.size = size
        self.format = format
        pitch = row
    }

    /// A surface of 32 bits a pixel in memory that belongs to somebody else, and outlives it.
    package init(
        borrowing memory: UnsafeMutableRawPointer, size: PixelSize, pitch: Int,
        format: SDL_PixelFormatEnum = SDL_PIXELFORMAT_RGB888
    ) {
        pixels = .memory(memory, isOwned: false)
        self.size = size
        self.pitch = pitch
        self.format = format
    }

    deinit {
        if let sdlSurface { SDL_FreeSurface(sdlSurface) }
        if case .memory(let memory, isOwned: true) = pixels { free(memory) }
    }

    /// The SDL surface, valid as long as this object. SDL learns of the pixels when this is first asked for: until then
    /// nothing of SDL is needed. Where SDL is missing this is an empty surface, which no function takes.
    public var pointer: UnsafeMutablePointer<SDL_Surface> {
        if let sdlSurface { return sdlSurface }
        guard case .memory(let memory, _) = pixels,
            let made = SDL_CreateRGBSurfaceWithFormatFrom(
                memory, Int32(size.width), Int32(size.height), format == SDL_PIXELFORMAT_INDEX8 ? 8 : 32,
                Int32(pitch), UInt32(format.rawValue))
        else { return Surface.empty }
        setPalette(of: made)
        sdlSurface = made
        return made
    }

    private nonisolated(unsafe) static let empty: UnsafeMutablePointer<SDL_Surface> = {
        let surface = UnsafeMutablePointer<SDL_Surface>.allocate(capacity: 1)
        surface.initialize(to: SDL_Surface())
        return surface
    }()

    private func setPalette(of surface: UnsafeMutablePointer<SDL_Surface>) {
        guard let target = surface.pointee.format.pointee.palette, !palette.isEmpty else { return }
        let colors = palette.map {
            SDL_Color(
                r: UInt8($0 >> 16 & 255), g: UInt8($0 >> 8 & 255), b: UInt8($0 & 255), a: UInt8($0 >> 24))
        }
        SDL_SetPaletteColors(target, colors, 0, Int32(colors.count))
    }

    /// The 256 colours of an INDEX8 surface, ARGB; nil for other formats. Those that nobody has set are opaque white, as
    /// SDL has them.
    package var colors: [UInt32]? {
        get {
            guard format == SDL_PIXELFORMAT_INDEX8 else { return nil }
            var colors = palette
            if case .sdl = pixels, let made = pointer.pointee.format.pointee.palette {
                colors = (0..<Int(made.pointee.ncolors)).map { Surface.argb(made.pointee.colors[$0]) }
            }
            return colors + Array(repeating: 0xFFFF_FFFF, count: max(0, 256 - colors.count))
        }
        set {
            palette = newValue ?? []
            if let sdlSurface { setPalette(of: sdlSurface) }
        }
    }

    private static func argb(_ color: SDL_Color) -> UInt32 {
        UInt32(color.a) << 24 | UInt32(color.r) << 16 | UInt32(color.g) << 8 | UInt32(color.b)
    }

    /// The first byte of row 0. Valid as long as this object.
    var start: UnsafeMutableRawPointer {
        switch pixels {
        case .memory(let memory, _): memory
        case .sdl: pointer.pointee.pixels
        }
    }

    /// Calls `body` with row `y`, from 0 to below the height, as 32-bit pixels, which are valid during the call only.
    /// Only for surfaces of a 32-bit format.
    package func withRow<Result>(_ y: Int, _ body: (inout MutableSpan<UInt32>) -> Result) -> Result {
        withExtendedLifetime(self) {
            let start = start + y * pitch
            var row = MutableSpan(_unsafeStart: start.assumingMemoryBound(to: UInt32.self), count: size.width)
            return body(&row)
        }
    }

    /// The same as bytes, only for surfaces of an 8-bit format.
    package func withByteRow<Result>(_ y: Int, _ body: (inout MutableSpan<UInt8>) -> Result) -> Result {
        withExtendedLifetime(self) {
            let start = start + y * pitch
            var row = MutableSpan(_unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: size.width)
            return body(&row)
        }
    }

    /// Calls `body` with all bytes of a surface in memory without gaps between its rows, valid during the call only; with none
    /// of another surface.
    package func withBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
        let isWhole = pitch == 4 * size.width
        return withExtendedLifetime(self) {
            body(UnsafeMutableRawBufferPointer(start: start, count: isWhole ? pitch * size.height : 0))
        }
    }

    /// Calls `body` with the bytes of some rows, valid during the call only.
    package func withRows<Result>(_ rows: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withExtendedLifetime(self) {
            body(UnsafeRawBufferPointer(start: start + rows.lowerBound * pitch, count: rows.count * pitch))
        }
    }
}
