internal import CSDL2
internal import CSDL2Image
internal import POSIX

/// SDL2_image, loaded when the first picture is decoded that needs it.
///
/// Only decoders of formats whose size `PictureFile` has read are used, each by its name: the others of
/// SDL2_image's many have no limits.
struct ImageLibrary: Sendable {
    private let loadJPEG: camelwalk_IMG_LoadJPG_RW
    private let loadBMP: camelwalk_IMG_LoadBMP_RW

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libSDL2_image-2.0.so.0")
        loadJPEG = try library.function(camelwalk_find_IMG_LoadJPG_RW)
        loadBMP = try library.function(camelwalk_find_IMG_LoadBMP_RW)
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
}
