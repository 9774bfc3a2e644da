import CLaunching
import Glibc
import POSIX

/// Files that the launcher opens on the way to the command, which must not wait for a file system that never answers.
enum TimelyFile {
    private static let milliseconds: UInt32 = 300
    /// Why there is no file after that time.
    static let silence = "its file system has not answered for 0.3 s"

    /// Opens `path` with `call`, a function of CPOSIX. The descriptor is the caller's to close. Throws `ETIMEDOUT` if
    /// there is no answer in time.
    static func open(
        _ path: ByteString, _ call: @convention(c) (UnsafePointer<CChar>?) -> Int32
    ) throws(Errno) -> Int32 {
        try path.valueOrErrno { camelwalk_open_within(milliseconds, call, $0) }
    }
}
