import CConfinement
import CPOSIX
import Confinement
import Glibc
import POSIX

/// A copy of this process that can do nothing but answer through a socket.
struct ConfinedProcess {
    let identifier: pid_t
    /// The connection with it, whose descriptor is the caller's.
    let channel: DecoderChannel

    /// Starts one that is called `name`, can read `files` and the system's libraries, and ends when `serve` returns. Only in a
    /// process that has one thread.
    ///
    /// - Parameter mayStartThreads: Whether it starts threads, until it says that it needs no more.
    static func start(
        _ name: String, reading files: () -> [ByteString], mayStartThreads: Bool = false,
        serve: (DecoderChannel) -> Void
    ) throws(Errno) -> ConfinedProcess {
        let (identifier, sockets) = try fork(name, socketCount: 1) { sockets in
            Confinement.enter(reading: files(), mayStartThreads: mayStartThreads)
            serve(DecoderChannel(descriptor: sockets[0].descriptor))
        }
        return ConfinedProcess(
            identifier: identifier, channel: DecoderChannel(descriptor: sockets[0].descriptor))
    }

    /// Starts a copy of this process that is called `name` and ends when `run` returns, with nothing open but sockets that are
    /// connected with those that are returned, which are the caller's. Only in a process that has one thread.
    static func fork(
        _ name: String, socketCount: Int, _ run: ([StreamSocket]) -> Void
    ) throws(Errno) -> (identifier: pid_t, sockets: [StreamSocket]) {
        var (own, others): ([StreamSocket], [StreamSocket]) = ([], [])
        defer { for socket in others { close(socket.descriptor) } }
        var process: pid_t = -1
        do throws(Errno) {
            for _ in 0..<socketCount {
                let pair = try StreamSocket.pair()
                own.append(pair.0)
                others.append(pair.1)
            }
            let parent = getpid()
            process = try valueOrErrno { camelwalk_fork() }
            if process == 0 { prepare(name, parent: parent) }
        } catch {
            for socket in own { close(socket.descriptor) }
            throw error
        }
        if process == 0 {
            run(keepOnly(others))
            _exit(0)
        }
        return (process, own)
    }

    private static func prepare(_ name: String, parent: pid_t) {
        camelwalk_follow(parent)
        camelwalk_rename(camelwalk_arguments(), Int32(camelwalk_argument_count()), name)
        // At a terminal they are for the whole group of processes, and this one ends with its parent.
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { Glibc.signal(signal, SIG_IGN) }
    }

    private static let firstKept: Int32 = 3

    /// Nothing of the splash's or the command's stays open. Returns the sockets with their new numbers.
    private static func keepOnly(_ sockets: [StreamSocket]) -> [StreamSocket] {
        let numbers = sockets.map(\.descriptor)
        let end = firstKept + Int32(numbers.count)
        // They came in ascending order, and there may be no other number free: first those that move up, the last of them
        // first, and then those that move down.
        let up = numbers.indices.prefix { numbers[$0] < firstKept + Int32($0) }
        for index in up.reversed() + numbers.indices.dropFirst(up.count) {
            dup2(numbers[index], firstKept + Int32(index))
        }
        camelwalk_close_from(end)
        closeStandardStreams()
        return (firstKept..<end).map { StreamSocket(descriptor: $0) }
    }

    private static func closeStandardStreams() {
        let null = Glibc.open("/dev/null", O_RDWR)
        for standard in Int32(0)...2 where standard != null {
            if null >= 0 { dup2(null, standard) } else { close(standard) }
        }
        if null >= firstKept { close(null) }
    }

    /// How one has ended.
    enum End: Equatable {
        /// It had no more to do.
        case finished
        /// It died of a signal by itself.
        case died(Int32)
        /// It was killed.
        case killed
    }

    /// Ends a process, unless it has ended. Nil if that has been done before.
    static func end(_ process: pid_t) -> End? {
        var status: Int32 = 0
        // Its number may be another process's once it has been waited for.
        var ended = waitpid(process, &status, WNOHANG)
        if ended == 0 {
            // One that is dying already has its status.
            kill(process, SIGKILL)
            ended = waitpid(process, &status, 0)
        }
        guard ended == process else { return nil }
        let signal = status & 0x7F
        if signal == 0 { return .finished }
        return signal == SIGKILL ? .killed : .died(signal)
    }

    /// Why one that has ended like this answers no more, for the log.
    static func cause(_ end: End?) -> String {
        if case .died(let signal) = end {
            "its decoder died of signal \(signal)"
        } else {
            "its decoder does not answer"
        }
    }
}
