internal import POSIX

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
        do throws(SDLError) {
            return try decoded(FileBytes(copying: bytes, name: name), layout: FileLayout())
        } catch {
            throw SDLError("cannot decode \(name)", error.reason)
        }
    }
}
