internal import CPOSIX
internal import Glibc
internal import POSIX
internal import SplashProtocol

extension CommandEnd {
    // A parent that is on its way to wait has done so by then.
    private static let longestWait: Int64 = 50_000_000
    private static let pause: useconds_t = 1_000

    /// How `command`, which has ended, ended.
    ///
    /// The splash is not its parent. Until the parent has waited for it, /proc shows the status; from then on the
    /// kernel keeps it for those who hold a pidfd (Linux 6.15). Between the two there is a moment when neither says
    /// anything, which is waited through.
    init(of command: WatchedCommand) {
        let deadline = MonotonicClock.nanoseconds() + CommandEnd.longestWait
        repeat {
            if let status = CommandEnd.waitStatus(of: command) {
                self.init(waitStatus: status)
                return
            }
            guard command.processDescriptor != nil, errno == EAGAIN || errno == ESRCH else { break }
            usleep(CommandEnd.pause)
        } while MonotonicClock.nanoseconds() < deadline
        self = .unknown
    }

    private static func waitStatus(of command: WatchedCommand) -> Int32? {
        if let status = ProcessFile.zombieStatus(command.process) { return status }
        guard let descriptor = command.processDescriptor else { return nil }
        var status: Int32 = 0
        return camelwalk_wait_status(descriptor, &status) == 0 ? status : nil
    }
}
