internal import CPOSIX
internal import Glibc
internal import POSIX

/// A name for a script in KWin, and the file that it is loaded from. Nobody else has it as long as this object lives:
/// what still has the name is of somebody who was killed, and may be unloaded.
public final class KWinSlot {
    private static let count = 8
    private static let prefix = "camelwalk-"

    let number: Int
    /// By which KWin knows the script.
    let name: String
    let file: ByteString
    let descriptor: Int32

    /// Takes one of the slots in `directory`, which is made where it is missing, for this user alone.
    convenience init(in directory: ByteString) throws(WaylandWatchError) {
        guard PrivateDirectory.make(directory) else {
            throw WaylandWatchError("\(directory) is not a directory of this user's alone")
        }
        for number in 0..<KWinSlot.count {
            if let descriptor = KWinSlot.lock(KWinSlot.file(number, in: directory)) {
                self.init(number, in: directory, descriptor: descriptor)
                return
            }
        }
        throw WaylandWatchError("\(directory): \(KWinSlot.count) others are watching")
    }

    init(_ number: Int, in directory: ByteString, descriptor: Int32) {
        self.number = number
        name = KWinSlot.prefix + String(number)
        file = KWinSlot.file(number, in: directory)
        self.descriptor = descriptor
    }

    private static func file(_ number: Int, in directory: ByteString) -> ByteString {
        directory.appending(path: ByteString("kwin-\(number).js"))
    }

    deinit { close(descriptor) }

    /// Puts the script there. Returns whether that worked.
    func write(_ text: String) -> Bool {
        ftruncate(descriptor, 0) == 0 && AtomicFile.writeAll(Array(text.utf8), to: descriptor)
    }

    /// Opens and locks the file, which is made where it is missing; nil if somebody else has it.
    private static func lock(_ file: ByteString) -> Int32? {
        let created = file.withCString { camelwalk_create_new($0, 0o600) }
        let descriptor =
            created >= 0 ? created : file.withCString { open($0, O_RDWR | O_NOFOLLOW | O_CLOEXEC) }
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
