internal import CPOSIX
internal import Glibc
public import SplashProtocol
internal import POSIX

/// Hears what the command notifies, tells the splash, and passes everything on to the service manager that the
/// launcher was started by, if there is one. It lives as long as the command.
public final class NotificationRelay {
    private let job: RelayJob
    private let log: EventLog
    private let user = getuid()
    /// Sends to the service manager.
    private let sender: Int32
    /// Other users who have sent something, as far as the log has them.
    private var strangers: Set<uid_t> = []
    /// Nil once the splash is gone.
    private var splash: Int32?
    /// What the splash must hear but had no room for.
    private var waiting: [UInt8]?
    private static let maximumStrangers = 8
    private var buffer = [UInt8](repeating: 0, count: 16 << 10)

    /// A relay for `job`, whose descriptors it uses and does not close.
    public init(_ job: RelayJob) {
        self.job = job
        log = EventLog(descriptor: job.logDescriptor, start: job.start)
        splash = job.splash
        let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        sender = job.outer == nil ? -1 : socket(AF_UNIX, type, 0)
    }

    // Sent to all processes of a service that is stopped, or is to read its settings again.
    private static let signalsOfServices = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2]

    /// Relays until the command has ended and nothing is left to be read. Sleeps in poll(2) meanwhile. The process no
    /// longer ends by the signals that are sent to whole services: what the command says then is to arrive, too.
    public func run() {
        for number in NotificationRelay.signalsOfServices { signal(number, SIG_IGN) }
        var hasEnded = false
        let file = job.path.map { NotificationFile(path: $0) }
        file?.removeAbandoned()
        while true {
            while receive() {}
            if hasEnded {
                file?.remove()
                return
            }
            hasEnded = wait()
        }
    }

    /// Sleeps until there is something to do. Returns whether the command has ended.
    private func wait() -> Bool {
        var polled = [
            pollfd(fd: job.socket, events: Int16(POLLIN), revents: 0),
            pollfd(fd: job.command.processDescriptor ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: waiting == nil ? -1 : splash ?? -1, events: Int16(POLLOUT), revents: 0),
        ]
        // Without a pidfd the end must be asked for.
        let milliseconds: Int32 = job.command.processDescriptor == nil ? 500 : -1
        guard poll(&polled, 3, milliseconds) >= 0 else {
            // A sandbox may forbid it: then this process must neither spin nor stay for ever.
            if errno != EINTR { usleep(500_000) }
            return hasNoProcess
        }
        if polled[2].revents != 0, let bytes = waiting {
            waiting = nil
            tellSplash(bytes)
        }
        return job.command.processDescriptor == nil ? hasNoProcess : polled[1].revents != 0
    }

    private var hasNoProcess: Bool { kill(job.command.process, 0) != 0 && errno == ESRCH }

    /// Takes one datagram. Returns false if there is none.
    private func receive() -> Bool {
        // As large as its sender could make it: nothing is cut.
        let size = camelwalk_datagram_size(job.socket)
        guard size >= 0 else { return false }
        if size > buffer.count { buffer = [UInt8](repeating: 0, count: size) }
        var datagram = camelwalk_datagram()
        let isThere = buffer.withUnsafeMutableBytes {
            camelwalk_receive_datagram(job.socket, $0.baseAddress, $0.count, &datagram) == 0
        }
        guard isThere else { return false }
        // Closed only when all is passed on: that is what BARRIER=1 waits for.
        defer { camelwalk_close_descriptors(&datagram) }
        guard datagram.has_sender != 0 else { return true }
        if datagram.user == user { takeOwn(datagram) } else { takeForeign(datagram) }
        return true
    }

    private func takeOwn(_ datagram: camelwalk_datagram) {
        if datagram.lacks_descriptors != 0 {
            log.error("descriptors of a notification are lost: this process may have no more of them open")
        }
        tellSplash(Array(buffer[..<datagram.count]))
        if let error = passOn(datagram) { log.error("a notification could not be passed on: \(error)") }
    }

    /// The command may have dropped its rights, and the service manager knows whom it believes. The splash does not.
    private func takeForeign(_ datagram: camelwalk_datagram) {
        let error = vouchesForOthers ? passOn(datagram) : nil
        guard isNew(stranger: datagram.user) else { return }
        if !vouchesForOthers {
            log.error("a notification of another user (\(datagram.user)) is ignored")
        } else if let error {
            log.error("a notification of another user (\(datagram.user)) could not be passed on: \(error)")
        } else {
            log.write("a notification of another user (\(datagram.user)) is passed on, and not shown")
        }
    }

    /// Whether there is anybody to pass on to, and the kernel lets this process do so in another user's name: in its own,
    /// that user would have its rights.
    private var vouchesForOthers: Bool { job.outer != nil && geteuid() == 0 }

    /// One line for each, and for so many: the log is not theirs to fill.
    private func isNew(stranger: uid_t) -> Bool {
        strangers.count < NotificationRelay.maximumStrangers && strangers.insert(stranger).inserted
    }

    private func tellSplash(_ bytes: [UInt8]) {
        guard let splash, !bytes.isEmpty else { return }
        guard bytes.count <= ServiceMessage.maximumBytes else {
            log.error("a notification of \(bytes.count) bytes is too long for the splash")
            return
        }
        // A splash that does not read must not hold up the command.
        guard send(splash, bytes, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)) < 0 else { return }
        if errno == EPIPE || errno == ECONNRESET {
            close(splash)
            self.splash = nil
        } else {
            // One status of many may be lost, but not what closes it.
            let message = ServiceMessage(datagram: bytes)
            if message.isReady || message.isStopping { waiting = bytes }
        }
    }

    /// Returns why that was not possible, or nil.
    private func passOn(_ datagram: camelwalk_datagram) -> Errno? {
        guard let outer = job.outer else { return nil }
        return buffer.withUnsafeMutableBytes { bytes in
            var datagram = datagram
            datagram.bytes = bytes.baseAddress
            do throws(Errno) {
                try outer.valueOrErrno { camelwalk_send_datagram(sender, $0, &datagram) }
                return nil
            } catch {
                return error
            }
        }
    }
}
