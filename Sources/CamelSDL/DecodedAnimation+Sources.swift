internal import CMemoryFile
internal import Glibc
internal import Handover

/// Animations for programs that import nothing else of this package.
extension DecodedAnimation {
    /// Decodes the file at `path`, UTF-8. Its content tells what it is: a sprite sheet's JSON with its picture
    /// beside it, an animation, or a still picture of any format that SDL2_image knows.
    public static func file(_ path: String) throws(SDLError) -> DecodedAnimation {
        try file(ByteString(path))
    }

    /// Decodes an animation or a picture that is in memory; `name` is for the error. The bytes are not kept. A
    /// sprite sheet's JSON names a second file, and throws.
    public static func memory(_ bytes: [UInt8], name: String = "memory") throws(SDLError) -> DecodedAnimation
    {
        try bytes.withUnsafeBytes { buffer -> Result<DecodedAnimation, SDLError> in
            do throws(SDLError) {
                return .success(try memory(buffer, name: name))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Decodes an animation or a picture that is in memory, which must be valid during the call only; `name` is
    /// for the error.
    public static func memory(
        _ bytes: UnsafeRawBufferPointer, name: String = "memory"
    ) throws(SDLError) -> DecodedAnimation {
        let first = bytes.first { ![9, 10, 13, 32, 0xEF, 0xBB, 0xBF].contains($0) }
        guard first != UInt8(ascii: "{") else {
            throw SDLError("cannot decode \(name)", "a sprite sheet is read from its file only")
        }
        // A file without a name, so that what a file can hold is known in one place.
        let file = try MemoryFile(bytes, name: name)
        do throws(SDLError) {
            return try self.file(ByteString(file.path))
        } catch {
            throw SDLError("cannot decode \(name)", error.reason)
        }
    }
}

/// A file that is in memory only, and gone with this object.
private final class MemoryFile {
    private let descriptor: Int32

    /// Its path, for this process.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// A file that holds `bytes`; `name` is for the error.
    init(_ bytes: UnsafeRawBufferPointer, name: String) throws(SDLError) {
        descriptor = memory_file_open()
        guard descriptor >= 0 else { throw MemoryFile.error(name) }
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw MemoryFile.error(name) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func error(_ name: String) -> SDLError {
        SDLError("cannot decode \(name)", strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
    }
}
