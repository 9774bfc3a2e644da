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

    private static let kept: Int32 = 3

    /// Starts one that is called `name`, can read `files` and the system's libraries, and ends when `serve` returns. Only in a
    /// process that has one thread.
    ///
    /// - Parameter mayStartThreads: Whether it starts threads, until it says that it needs no more.
    static func start(
        _ name: String, reading files: () -> [ByteString], mayStartThreads: Bool = false,
        serve: (DecoderChannel) -> Void
    ) throws(Errno) -> ConfinedProcess {
        var pair: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { throw Errno.last }
        let parent = getpid()
        let process = camelwalk_fork()
        if process == 0 {
            prepare(name, parent: parent, keeping: pair[1])
            Confinement.enter(reading: files(), mayStartThreads: mayStartThreads)
            serve(DecoderChannel(descriptor: kept))
            _exit(0)
        }
        let failure = Errno.last
        close(pair[1])
        guard process > 0 else {
            close(pair[0])
            throw failure
        }
        return ConfinedProcess(identifier: process, channel: DecoderChannel(descriptor: pair[0]))
    }

    private static func prepare(_ name: String, parent: pid_t, keeping descriptor: Int32) {
        camelwalk_follow(parent)
        camelwalk_rename(camelwalk_arguments(), Int32(camelwalk_argument_count()), name)
        // At a terminal they are for the whole group of processes, and this one ends with its parent.
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { Glibc.signal(signal, SIG_IGN) }
        keepOnly(descriptor)
    }

    /// Nothing of the splash's or the command's stays open.
    private static func keepOnly(_ descriptor: Int32) {
        if descriptor != kept { dup2(descriptor, kept) }
        let null = Glibc.open("/dev/null", O_RDWR)
        for standard in Int32(0)...2 {
            if null >= 0 { dup2(null, standard) } else { close(standard) }
        }
        camelwalk_close_from(kept + 1)
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
