internal import Glibc
internal import POSIX
public import SplashProtocol

/// Sees that a command's processes listen on a socket, by asking the kernel again and again: it tells nobody by itself.
public struct ListenWatch: Sendable {
    private let command: Int32
    private let conditions: CloseConditions

    /// Watches for the sockets of `command` and its descendants that `conditions` name.
    public init(command: Int32, conditions: CloseConditions) {
        self.command = command
        self.conditions = conditions
    }

    /// Calls `handler` once, on this thread, and returns. Sleeps between looks, so it wants a thread of its own.
    public func run(_ handler: (ServiceEvent) -> Void) {
        var session = ListenSession(command: command, conditions: conditions)
        let start = MonotonicClock.nanoseconds()
        while true {
            if let event = session.look(at: MonotonicClock.nanoseconds() - start) { return handler(event) }
            let pause = session.schedule.pause(at: MonotonicClock.nanoseconds() - start)
            usleep(UInt32(clamping: pause / 1_000))
        }
    }
}

/// One run of the watch.
struct ListenSession {
    private let command: Int32
    /// Whether unix sockets are looked for.
    private let wantsNames: Bool
    private let diagnostics = SocketDiagnostics()
    private var judge: SocketJudge
    private var networks: CommandNetworks
    private(set) var schedule = LookSchedule()
    /// The newest process at the last look at all of them.
    private var newest: ByteString?

    init(command: Int32, conditions: CloseConditions) {
        self.command = command
        wantsNames = conditions.listens
        judge = SocketJudge(conditions)
        networks = CommandNetworks(command: command)
    }

    /// Looks what listens and, where that is new, who holds it.
    mutating func look(at elapsed: Int64) -> ServiceEvent? {
        let start = MonotonicClock.threadNanoseconds()
        networks.update()
        let sockets = listening()
        let candidates = judge.candidates(sockets)
        judge.forget(allBut: sockets)
        // Those that are known are asked first: reading all processes is dear.
        let event = judge.verdict(
            candidates, ListenSession.holders(candidates.isEmpty ? [] : networks.members))
        schedule.noteLook(cost: MonotonicClock.threadNanoseconds() - start)
        return event ?? lookAtAll(for: candidates, at: elapsed)
    }

    /// Reads all processes, where there is a reason to and it may cost that. Where there are new ones, one may be in a
    /// namespace of its own.
    private mutating func lookAtAll(for candidates: [ListeningSocket], at elapsed: Int64) -> ServiceEvent? {
        let newest = ListenSession.newestProcess()
        guard !candidates.isEmpty || newest != self.newest,
            schedule.mayScan(forSocket: !candidates.isEmpty, at: elapsed)
        else { return nil }
        self.newest = newest
        let start = MonotonicClock.threadNanoseconds()
        defer { schedule.noteScan(cost: MonotonicClock.threadNanoseconds() - start) }
        let members = ProcessTable()?.members(of: command) ?? [command]
        networks.take(members)
        let event = judge.verdict(candidates, ListenSession.holders(candidates.isEmpty ? [] : members))
        if event == nil { judge.dismiss(candidates) }
        return event
    }

    private static func holders(_ processes: [Int32]) -> [SocketJudge.Holder] {
        processes.map { process in
            let inodes = ProcessFile.socketInodes(process)
            let user = inodes == nil ? ProcessFile.user(of: process) : nil
            return SocketJudge.Holder(process: process, inodes: inodes, user: user)
        }
    }

    /// All that listens in our network namespace and in the command's.
    private func listening() -> [ListeningSocket] {
        let ports = diagnostics?.listeningPorts() ?? NetworkFile.listeningPorts() ?? []
        let names = wantsNames ? diagnostics?.unixSockets() ?? NetworkFile.unixSockets() ?? [] : []
        var sockets = ListenSession.sockets(ports, names)
        for process in networks.representatives {
            sockets += ListenSession.sockets(
                NetworkFile.listeningPorts(seenBy: process) ?? [],
                wantsNames ? NetworkFile.unixSockets(seenBy: process) ?? [] : [])
        }
        return sockets
    }

    private static func sockets(_ ports: [ListeningPort], _ names: [UnixSocket]) -> [ListeningSocket] {
        ports.map { ListeningSocket(address: .tcp(port: $0.number), inode: $0.inode, user: $0.user) }
            + names.compactMap { socket in
                socket.name.map { ListeningSocket(address: .unix(name: $0), inode: socket.inode) }
            }
    }

    /// The number that the last new process got, the last word of /proc/loadavg; nil if that cannot be read.
    private static func newestProcess() -> ByteString? {
        let bytes = (try? AtomicFile.read("/proc/loadavg", maximumBytes: 4096))?.bytes
        return bytes?.split(separator: UInt8(ascii: " ")).last.map { ByteString(bytes: Array($0)) }
    }
}
