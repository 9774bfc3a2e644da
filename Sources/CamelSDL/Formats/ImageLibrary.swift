internal import CSDL2
internal import CSDL2Image
internal import Glibc
internal import POSIX

/// SDL2_image, loaded when the first picture is decoded or written.
///
/// Only decoders of formats whose size `PictureFile` has read are used, each by its name: the others of
/// SDL2_image's many have no limits.
struct ImageLibrary: Sendable {
    private let loadJPEG: camelwalk_IMG_LoadJPG_RW
    private let loadBMP: camelwalk_IMG_LoadBMP_RW
    private let savePNG: camelwalk_IMG_SavePNG_RW

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libSDL2_image-2.0.so.0")
        loadJPEG = try library.function(camelwalk_find_IMG_LoadJPG_RW)
        loadBMP = try library.function(camelwalk_find_IMG_LoadBMP_RW)
        savePNG = try library.function(camelwalk_find_IMG_SavePNG_RW)
    }

    /// Decodes a JPEG whose structure has been checked.
    func jpeg(_ file: FileBytes) throws(AnimationError) -> Surface { try surface(file, loadJPEG) }

    /// Decodes a BMP whose size has been checked.
    func bmp(_ file: FileBytes) throws(AnimationError) -> Surface { try surface(file, loadBMP) }

    private func surface(_ file: FileBytes, _ load: camelwalk_IMG_LoadBMP_RW) throws(AnimationError)
        -> Surface
    {
        let stream = SDL_RWFromConstMem(file.bytes.baseAddress, Int32(clamping: file.bytes.count))
        defer { if let stream { SDL_RWclose(stream) } }
        return try Surface(owning: load(stream), action: "cannot decode \(file.name)")
    }

    /// The PNG file of a picture.
    func png(_ picture: Surface) throws(AnimationError) -> [UInt8] {
        var start: UnsafeMutablePointer<CChar>?
        var count = 0
        guard let file = open_memstream(&start, &count) else {
            throw AnimationError("cannot write a PNG", "out of memory")
        }
        defer { free(start) }
        let result = savePNG(picture.pointer, SDL_RWFromFP(file, SDL_FALSE), 1)
        let isWhole = fclose(file) == 0
        guard result == 0, isWhole else { throw .last("cannot write a PNG") }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// Pictures as PNG files.
public struct PNGEncoder: Sendable {
    private let images: ImageLibrary

    /// Loads the library.
    public init() throws(AnimationError) {
        images = try AnimationError.of(ImageLibrary.init)
    }

    /// The file of `picture`. The same picture gives the same bytes.
    public func encode(_ picture: Surface) throws(AnimationError) -> [UInt8] {
        try images.png(picture)
    }
}
