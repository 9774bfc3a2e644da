import CPOSIX
import Glibc
import POSIX
import SplashProtocol

/// Tries what the kernel has for watching a command, each with something to be seen.
struct KernelExamination {
    /// What was found.
    var findings: [Finding] { [firstOutput, end, exitStatus, processFiles] }

    private var firstOutput: Finding {
        let subject = "first output"
        guard let error = outputError() else { return .ok(subject, "inotify sees what is written to a pipe") }
        return .missing(subject, error, so: "output closes no window; the end of the command does")
    }

    private var end: Finding {
        do throws(Errno) {
            close(try valueOrErrno { camelwalk_pidfd_open(getpid()) })
            return .ok("end", "pidfd_open")
        } catch {
            return .missing("end", "pidfd_open: \(error)", so: "the command's end is seen a little later")
        }
    }

    /// A process that has not ended has no status, which is another answer than that of a kernel that never tells.
    private var exitStatus: Finding {
        let error = statusError()
        if error.number == EAGAIN || error.number == ESRCH { return .ok("exit status", "PIDFD_GET_INFO") }
        return .missing(
            "exit status", "PIDFD_GET_INFO: \(error)", so: "--linger-on-error may not know of a failure")
    }

    private func statusError() -> Errno {
        let descriptor = camelwalk_pidfd_open(getpid())
        guard descriptor >= 0 else { return .last }
        defer { close(descriptor) }
        var status: Int32 = 0
        return camelwalk_wait_status(descriptor, &status) == 0 ? Errno(0) : .last
    }

    private var processFiles: Finding {
        guard ProcessFile.bytesWritten() != nil else {
            return .missing(
                "process files", "/proc/self/io cannot be read",
                so: "on a terminal others' output closes the window, too")
        }
        return .ok("process files", "/proc/self/io")
    }

    /// Why the watch does not report a byte that is written to a pipe; nil if it does.
    private func outputError() -> String? {
        var call = "inotify_init1"
        var watch: Int32 = -1
        var ends: [Int32] = [-1, -1]
        defer { for descriptor in [watch] + ends where descriptor >= 0 { close(descriptor) } }
        do throws(Errno) {
            watch = try valueOrErrno { inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)) }
            call = "pipe"
            try valueOrErrno { pipe(&ends) }
            call = "inotify_add_watch"
            let path = "/proc/self/fd/\(ends[1])"
            try valueOrErrno { inotify_add_watch(watch, path, UInt32(IN_MODIFY)) }
        } catch {
            return "\(call): \(error)"
        }
        var byte: UInt8 = 0
        var event = [UInt8](repeating: 0, count: 512)
        guard write(ends[1], &byte, 1) == 1, read(watch, &event, event.count) > 0 else {
            return "inotify does not see what is written to a pipe"
        }
        return nil
    }
}
