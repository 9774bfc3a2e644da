import CLaunching
import Glibc
import POSIX
import SplashProtocol

/// Files that the launcher opens on the way to the command, which must not wait for a file system that never answers.
enum TimelyFile {
    /// Opens `path` with `call`, a function of CPOSIX. The descriptor is the caller's to close. Throws `ETIMEDOUT` if
    /// there is no answer in time.
    static func open(
        _ path: ByteString, _ call: @convention(c) (UnsafePointer<CChar>?) -> Int32
    ) throws(Errno) -> Int32 {
        try path.valueOrErrno { camelwalk_open_within(SilentFileSystem.milliseconds, call, $0) }
    }
}
