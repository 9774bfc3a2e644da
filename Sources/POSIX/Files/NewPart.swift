internal import CPOSIX
internal import Glibc

/// A new, empty file beside the one whose name it is to take.
struct NewPart {
    /// Its name, which nobody else has chosen.
    let path: ByteString
    /// Open to write; the caller's to close.
    let descriptor: Int32

    private static let maximumAttempts = 100
    // A name has 255 bytes at most, and the rest of this one takes 14.
    private static let maximumPrefixLength = 240

    /// Makes it with `mode` less the umask. Another process may be at the same file, in another container with the same
    /// process id perhaps, so the name is random, and one that is taken is left alone.
    init(beside target: ByteString, mode: UInt32) throws(Errno) {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<NewPart.maximumAttempts {
            let path = NewPart.name(beside: target, random.next())
            do throws(Errno) {
                descriptor = try path.valueOrErrno { camelwalk_create_new($0, mode) }
                self.path = path
                return
            } catch {
                guard error.number == EEXIST else { throw error }
            }
        }
        throw Errno(EEXIST)
    }

    /// `NAME.RANDOM.part` beside `target`.
    static func name(beside target: ByteString, _ random: UInt32) -> ByteString {
        let digits = String(random, radix: 16)
        let suffix = ".\(String(repeating: "0", count: 8 - digits.count))\(digits).part"
        let name = target.lastPathComponent.bytes
        let folder = target.bytes.dropLast(name.count)
        return ByteString(bytes: Array(folder) + name.prefix(maximumPrefixLength) + Array(suffix.utf8))
    }
}
