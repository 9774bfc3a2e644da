import Glibc
import POSIX

/// Whether the file system of a file answers. One over a network, or a program's own, may never do that.
enum FileAnswer {
    /// Nanoseconds. The command may be waiting.
    private static let patience: Int64 = 300_000_000

    /// Reads from the file at `path` on a thread of its own, and returns whether there was an answer in time: data, or that
    /// it cannot be read. That thread waits on if there was none.
    static func comes(from path: ByteString) -> Bool {
        let answer = Semaphore()
        let deadline = MonotonicClock.nanoseconds() + patience
        let isAsked = BackgroundThread.start {
            touch(path)
            answer.signal()
        }
        return !isAsked || answer.wait(until: deadline)
    }

    private static func touch(_ path: ByteString) {
        guard let descriptor = try? path.openToRead() else { return }
        defer { close(descriptor) }
        var byte: UInt8 = 0
        _ = pread(descriptor, &byte, 1, 0)
    }
}
