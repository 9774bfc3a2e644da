internal import CSDL2
internal import CSDL2Image
internal import Glibc

/// SDL2_image, loaded when the first picture is decoded or written.
struct ImageLibrary: Sendable {
    private typealias LoadFunction =
        @convention(c) (UnsafeMutablePointer<SDL_RWops>?, Int32) -> UnsafeMutablePointer<SDL_Surface>?
    private typealias AnimationFunction =
        @convention(c) (UnsafeMutablePointer<SDL_RWops>?, Int32) -> UnsafeMutablePointer<IMG_Animation>?
    private typealias FreeFunction = @convention(c) (UnsafeMutablePointer<IMG_Animation>?) -> Void
    private typealias SaveFunction =
        @convention(c) (UnsafeMutablePointer<SDL_Surface>?, UnsafeMutablePointer<SDL_RWops>?, Int32) -> Int32

    private let load: LoadFunction
    private let loadAnimation: AnimationFunction
    private let freeAnimation: FreeFunction
    private let savePNG: SaveFunction

    init() throws(SDLError) {
        let library = try DynamicLibrary("libSDL2_image-2.0.so.0")
        load = try library.function("IMG_Load_RW", as: LoadFunction.self)
        loadAnimation = try library.function("IMG_LoadAnimation_RW", as: AnimationFunction.self)
        freeAnimation = try library.function("IMG_FreeAnimation", as: FreeFunction.self)
        savePNG = try library.function("IMG_SavePNG_RW", as: SaveFunction.self)
    }

    /// Decodes a picture of any format that SDL2_image knows, to whatever pixel format suits it: a grey one takes
    /// a quarter of the memory. `name` is for the error.
    func picture(_ bytes: UnsafeRawBufferPointer, name: String) throws(SDLError) -> Surface {
        try Surface(owning: load(stream(bytes), 1), action: "cannot decode \(name)")
    }

    /// Decodes an animated picture: its frames, all of one size, and how many milliseconds each is shown.
    func animation(
        _ bytes: UnsafeRawBufferPointer, name: String
    ) throws(SDLError) -> [(picture: Surface, milliseconds: Int)] {
        let action = "cannot decode \(name)"
        guard let animation = loadAnimation(stream(bytes), 1) else { throw .last(action) }
        defer { freeAnimation(animation) }
        var frames: [(picture: Surface, milliseconds: Int)] = []
        for index in 0..<Int(animation.pointee.count) {
            guard let frame = animation.pointee.frames[index] else { continue }
            let copy = try Surface(
                owning: SDL_ConvertSurfaceFormat(frame, UInt32(SDL_PIXELFORMAT_ARGB8888.rawValue), 0),
                action: action)
            frames.append((copy, Int(animation.pointee.delays[index])))
        }
        guard !frames.isEmpty else { throw SDLError(action, "it has no frames") }
        return frames
    }

    /// The PNG file of a picture.
    func png(_ picture: Surface) throws(SDLError) -> [UInt8] {
        var start: UnsafeMutablePointer<CChar>?
        var count = 0
        guard let file = open_memstream(&start, &count) else {
            throw SDLError("cannot write a PNG", "out of memory")
        }
        defer { free(start) }
        let result = savePNG(picture.pointer, SDL_RWFromFP(file, SDL_FALSE), 1)
        let isWhole = fclose(file) == 0
        guard result == 0, isWhole else { throw .last("cannot write a PNG") }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    private func stream(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutablePointer<SDL_RWops>? {
        SDL_RWFromConstMem(bytes.baseAddress, Int32(clamping: bytes.count))
    }
}
