internal import CPNG
internal import CSDL2
internal import CamelAnimation
internal import POSIX

/// libpng, opened with the first PNG that a user names.
///
/// SDL2_image would do for sound files. With a damaged one it lets libpng write to standard error, and keeps the
/// reason to itself; libpng's simplified interface returns it.
struct PNGLibrary: Sendable {
    private let begin: camelwalk_png_image_begin_read_from_memory
    private let finish: camelwalk_png_image_finish_read
    private let free: camelwalk_png_image_free

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libpng16.so.16")
        begin = try library.function(camelwalk_find_png_image_begin_read_from_memory)
        finish = try library.function(camelwalk_find_png_image_finish_read)
        free = try library.function(camelwalk_find_png_image_free)
    }

    /// Decodes a PNG of `size` to ARGB8888.
    func surface(_ bytes: [UInt8], size: PixelSize, action: String) throws(AnimationError) -> Surface {
        let result = try Surface(size: size)
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { free(&image) }
        // libpng reads from the bytes until it has finished.
        let outcome = bytes.withUnsafeBytes { bytes in
            guard begin(&image, bytes.baseAddress, bytes.count) != 0 else { return false }
            guard image.width == UInt32(size.width), image.height == UInt32(size.height) else { return false }
            image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA | PNG_FORMAT_FLAG_BGR)
            image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
            return finish(&image, nil, result.pointer.pointee.pixels, Int32(result.pitch), nil) != 0
        }
        guard outcome else { throw AnimationError(action, PNGLibrary.message(&image)) }
        return result
    }

    private static func message(_ image: inout png_image) -> String {
        withUnsafePointer(to: &image.message) {
            $0.withMemoryRebound(to: CChar.self, capacity: 64) { String(cString: $0) }
        }
    }
}
