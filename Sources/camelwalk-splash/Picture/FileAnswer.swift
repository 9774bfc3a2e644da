import Glibc
import POSIX
import SplashProtocol

/// Whether the file system of a file answers.
enum FileAnswer {
    /// Reads from the file at `path` on a thread of its own, and returns whether there was an answer in time: data, or that
    /// it cannot be read. That thread waits on if there was none.
    static func comes(from path: ByteString) -> Bool {
        let answer = Semaphore()
        let deadline = MonotonicClock.nanoseconds() + Int64(SilentFileSystem.milliseconds) * 1_000_000
        let isAsked = BackgroundThread.start {
            touch(path)
            answer.signal()
        }
        return !isAsked || answer.wait(until: deadline)
    }

    /// Reads a byte of the file at `path`. Returns when its file system has answered.
    static func touch(_ path: ByteString) {
        guard let descriptor = try? path.openToRead() else { return }
        defer { close(descriptor) }
        var byte: UInt8 = 0
        _ = pread(descriptor, &byte, 1, 0)
    }
}
