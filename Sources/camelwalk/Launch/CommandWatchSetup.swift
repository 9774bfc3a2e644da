import CPOSIX
import Glibc
import POSIX
import SplashProtocol

/// Opens what the kernel offers for seeing a process's first output and its end. Leaves out what the kernel refuses.
enum CommandWatchSetup {
    /// The watch for this process, which is about to become the command.
    static func open(process: Int32, _ conditions: CloseConditions) -> WatchedCommand {
        var command = WatchedCommand(process: process)
        command.processDescriptor = SplashLaunch.movedHigh(camelwalk_pidfd_open(process))
        guard conditions.standardOutput || conditions.standardError,
            let inotify = SplashLaunch.movedHigh(inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)))
        else { return command }
        command.watchDescriptor = inotify
        if conditions.standardOutput { command.standardOutput = stream(STDOUT_FILENO, inotify) }
        if conditions.standardError { command.standardError = stream(STDERR_FILENO, inotify) }
        if conditions.standardOutput, conditions.standardError {
            command.terminal = terminal(inotify, command)
        }
        if command.hasSharedStream {
            command.bytesWrittenBefore = ProcessFile.bytesWritten() ?? 0
            command.childFaultsBefore = ProcessFile.childFaults() ?? 0
            command.hadLineMode = TerminalMode.ofStandardStreams() == .lines
        }
        return command
    }

    private static func stream(_ descriptor: Int32, _ inotify: Int32) -> WatchedCommand.Stream? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let kind = status.st_mode & S_IFMT
        let isCharacterDevice = kind == S_IFCHR
        // Every process of the machine writes to the null device.
        if isCharacterDevice, camelwalk_is_memory_device(status.st_rdev) != 0 { return nil }
        let watch = inotify_add_watch(inotify, "/proc/self/fd/\(descriptor)", UInt32(IN_MODIFY))
        guard watch >= 0 else { return nil }
        // Others may append to a file, as all of a desktop's programs do to one.
        return WatchedCommand.Stream(watch: watch, isShared: isCharacterDevice || kind == S_IFREG)
    }

    /// /dev/tty, which programs ask for passwords on. It is watched without being opened, and is another inode than the
    /// terminal's own name; where it is one of the streams, that is enough.
    private static func terminal(_ inotify: Int32, _ command: WatchedCommand) -> WatchedCommand.Stream? {
        guard ProcessFile.hasTerminal() else { return nil }
        let watch = inotify_add_watch(inotify, "/dev/tty", UInt32(IN_MODIFY))
        guard watch >= 0, watch != command.standardOutput?.watch, watch != command.standardError?.watch else {
            return nil
        }
        return WatchedCommand.Stream(watch: watch, isShared: true)
    }
}
