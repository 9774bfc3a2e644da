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
        let descriptor = camelwalk_pidfd_open(getpid())
        guard descriptor >= 0 else {
            return .missing(
                "end", "pidfd_open: \(errorText())", so: "the command's end is seen a little later")
        }
        close(descriptor)
        return .ok("end", "pidfd_open")
    }

    /// A process that has not ended has no status, which is another answer than that of a kernel that never tells.
    private var exitStatus: Finding {
        let descriptor = camelwalk_pidfd_open(getpid())
        defer { if descriptor >= 0 { close(descriptor) } }
        var status: Int32 = 0
        if descriptor >= 0, camelwalk_wait_status(descriptor, &status) != 0, errno == EAGAIN || errno == ESRCH
        {
            return .ok("exit status", "PIDFD_GET_INFO")
        }
        return .missing(
            "exit status", "PIDFD_GET_INFO: \(errorText())", so: "--linger-on-error may not know of a failure"
        )
    }

    private var processFiles: Finding {
        guard ProcessFile.bytesWritten() != nil else {
            return .missing(
                "process files", "/proc/self/io cannot be read",
                so: "on a terminal others' output closes the window, too")
        }
        return .ok("process files", "/proc/self/io")
    }

    /// Why the watch does not report a byte that is written to a pipe; nil where it does.
    private func outputError() -> String? {
        let watch = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard watch >= 0 else { return "inotify_init1: \(errorText())" }
        var ends: [Int32] = [-1, -1]
        defer { ([watch] + ends).forEach { close($0) } }
        guard pipe(&ends) == 0 else { return "pipe: \(errorText())" }
        guard inotify_add_watch(watch, "/proc/self/fd/\(ends[1])", UInt32(IN_MODIFY)) >= 0 else {
            return "inotify_add_watch: \(errorText())"
        }
        var byte: UInt8 = 0
        var event = [UInt8](repeating: 0, count: 512)
        guard write(ends[1], &byte, 1) == 1, read(watch, &event, event.count) > 0 else {
            return "inotify does not see what is written to a pipe"
        }
        return nil
    }
}
