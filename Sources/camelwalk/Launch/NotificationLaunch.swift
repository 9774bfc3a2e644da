import CPOSIX
import Glibc
import POSIX
import SplashProtocol
import Launching

/// The socket by which the command may say that it is ready (sd_notify(3)), and the relay that reads it.
///
/// The relay is a process of its own that lives as long as the command: the command may go on notifying when the
/// splash is long gone, or has crashed, and must find its socket, and its service manager behind it, as ever.
struct NotificationLaunch {
    private let job: RelayJob
    /// The socket's name as NOTIFY_SOCKET has it.
    private let name: ByteString
    private let log: OpenLog
    /// Where the splash reads what the relay has heard.
    let splashEnd: Int32

    /// Makes the sockets; nil, and a line in the log, where that fails.
    init?(_ command: WatchedCommand, _ log: OpenLog) {
        let outer = ByteString(environment: "NOTIFY_SOCKET")
        let socket = BoundSocket(process: command.process, outer: outer)
        guard let socket, camelwalk_pass_credentials(socket.descriptor) == 0,
            let high = SplashLaunch.movedHigh(socket.descriptor), let pair = NotificationLaunch.pair()
        else {
            let error = Errno.last
            log.log.error("no socket for notifications: \(error); the command gets none")
            socket?.remove()
            return nil
        }
        var job = RelayJob(socket: high, splash: pair.relay, command: command)
        job.path = socket.path
        job.outer = outer
        job.logDescriptor = log.descriptor
        job.start = log.start
        self.job = job
        name = socket.name
        self.log = log
        splashEnd = pair.splash
    }

    /// Starts the relay, and tells the command of the socket only if the relay was executed: the command's
    /// notifications would be lost.
    func start(_ splash: SplashProgram) {
        if let reason = splash.detach(.relay(job), keeping: job.descriptors, log) {
            log.log.error(
                "the relay of notifications could not be started: \(reason); the command gets none")
            remove()
            return
        }
        setVariable("NOTIFY_SOCKET", name)
    }

    /// Removes the socket's file, where nobody else will.
    func remove() {
        if let path = job.path { PrivateDirectory.remove(path) }
    }

    private static func pair() -> (relay: Int32, splash: Int32)? {
        var ends: [Int32] = [-1, -1]
        // In packets, like the datagrams that go through it.
        let type = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0, let relay = SplashLaunch.movedHigh(ends[0]),
            let splash = SplashLaunch.movedHigh(ends[1])
        else { return nil }
        return (relay, splash)
    }
}
