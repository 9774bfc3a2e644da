internal import CPNG
internal import CSDL2
internal import CamelAnimation
internal import Glibc
internal import POSIX

/// libpng, opened with the first PNG that a user names.
///
/// SDL2_image would do for sound files. With a damaged one it lets libpng write to standard error, and keeps the
/// reason to itself. libpng's simplified interface returns the reason, but Debian's libpng 1.6.39 gets interlaced
/// pictures of 16 bits wrong in it.
final class PNGLibrary: @unchecked Sendable {
    private let functions: OpaquePointer

    init() throws(LibraryError) {
        functions = try DynamicLibrary("libpng16.so.16").function { camelwalk_find_png($0) }
    }

    deinit { free(UnsafeMutableRawPointer(functions)) }

    /// Decodes a PNG of `size` to ARGB8888. `gamma` is how its numbers depend on brightness, in 100000ths, if it is to be
    /// corrected.
    func surface(
        _ bytes: [UInt8], size: PixelSize, gamma: Int? = nil, action: String
    ) throws(AnimationError) -> Surface {
        let result = try Surface(size: size)
        var message = [CChar](repeating: 0, count: 64)
        let isWhole = camelwalk_png_decode(
            functions, bytes, bytes.count, UInt32(size.width), UInt32(size.height), Int32(gamma ?? 0),
            result.start.assumingMemoryBound(to: UInt8.self), result.pitch, &message)
        guard isWhole else {
            let text = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw AnimationError(action, String(decoding: text, as: UTF8.self))
        }
        return result
    }
}
