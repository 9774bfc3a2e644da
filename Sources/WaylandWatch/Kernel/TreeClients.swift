internal import Glibc
internal import POSIX

/// Which of the command's processes are connected to the compositor, and how far they have come. For one thread.
struct TreeClients {
    private let command: Int32
    private let sockets: CompositorSockets
    private let compositor: Int32?
    private let diagnostics: SocketDiagnostics
    /// The inodes of sockets that listen, and those of them that are the compositor's.
    private var listening: (all: Set<UInt64>, compositors: Set<UInt64>) = ([], [])
    /// Clients that none of the command's processes held when they were looked for: how often that was, and the time
    /// before which it is not done again.
    private var foreign: [UInt64: (searches: Int, next: Int64)] = [:]
    /// The command's processes that hold a connection, by the connection's inode. A child has its parent's until it
    /// executes something.
    private var holders: [UInt64: Set<Int32>] = [:]
    /// When all sockets are to be listed again, if a connection of the command's is known.
    private var nextList = Int64.min
    /// The processor time of searches that found a connection of the command's, in nanoseconds.
    private(set) var findingCost: Int64 = 0

    // On a desktop with many programs the list takes longer than all else.
    private static let listPause: Int64 = 250_000_000
    // A process may start another while they are looked through, or be given a connection.
    private static let quickSearches = 2
    private static let pause: Int64 = 2_000_000_000
    private static let longestPause: Int64 = 32_000_000_000

    /// Nil where the kernel does not tell of sockets.
    init?(command: Int32, compositor: Compositor) {
        guard let diagnostics = SocketDiagnostics() else { return nil }
        self.diagnostics = diagnostics
        self.command = command
        sockets = CompositorSockets(path: compositor.socket)
        self.compositor = compositor.process
    }

    /// How far they have come at `now`, `MonotonicClock` time; nil if the kernel does not tell. A new connection of a
    /// command that has one already may be found a quarter of a second later, unless `all` are to be looked for.
    mutating func look(at now: Int64, all: Bool = false) -> ClientState? {
        forgetGone()
        if all || holders.isEmpty || now >= nextList {
            guard findConnections(at: now) else { return nil }
            nextList = now + TreeClients.listPause
        }
        return Set(holders.values.joined()).map(ClientProcess.state(of:)).max { $0.progress < $1.progress }
            ?? ClientState()
    }

    /// Returns whether the kernel tells.
    private mutating func findConnections(at now: Int64) -> Bool {
        guard let all = diagnostics.unixSockets(withConnected: true) else { return false }
        noteListening(all)
        let clients = sockets.clients(in: all, listening: listening.compositors)
        foreign = foreign.filter { clients.contains($0.key) }
        holders = holders.filter { clients.contains($0.key) }
        let new = clients.filter { holders[$0] == nil && now >= foreign[$0]?.next ?? now }
        guard !new.isEmpty else { return true }
        let before = MonotonicClock.threadNanoseconds()
        search(for: new, at: now)
        if new.contains(where: { holders[$0] != nil }) {
            findingCost += MonotonicClock.threadNanoseconds() - before
        }
        return true
    }

    /// The processes of the other clients, as far as we may look.
    func others() -> [Int32] {
        let inodes = Set(foreign.keys)
        return (ProcessFile.parents() ?? []).map(\.process).filter { process in
            ProcessFile.socketInodes(process).map { !$0.isDisjoint(with: inodes) } ?? false
        }
    }

    private mutating func noteListening(_ sockets: [UnixSocket]) {
        let now = Set(sockets.lazy.filter { $0.state == .listening }.map(\.inode))
        guard now != listening.all else { return }
        let held = compositor.flatMap { ProcessFile.socketInodes($0) } ?? []
        listening = (now, now.intersection(held))
    }

    private mutating func forgetGone() {
        holders = holders.mapValues { $0.filter { kill($0, 0) == 0 || errno == EPERM } }
            .filter { !$0.value.isEmpty }
    }

    /// Looks who among the command's processes holds these sockets: first among those that descend from it, which are
    /// found quickly, and the next time among all that belong to it.
    private mutating func search(for inodes: Set<UInt64>, at now: Int64) {
        let isFirst = inodes.contains { foreign[$0] == nil }
        let processes = isFirst ? ProcessFile.descendants(of: command).map { [command] + $0 } : nil
        for process in processes ?? ProcessTable()?.members(of: command) ?? [] where process != getpid() {
            guard let held = ProcessFile.socketInodes(process) else { continue }
            for inode in held.intersection(inodes) { holders[inode, default: []].insert(process) }
        }
        for inode in inodes where holders[inode] == nil {
            let searches = (foreign[inode]?.searches ?? 0) + 1
            foreign[inode] = (searches, now + TreeClients.pause(after: searches))
        }
    }

    /// How long a client is nobody's before it is looked for again: the longer it has been, the longer.
    static func pause(after searches: Int) -> Int64 {
        let pauses = searches - quickSearches
        guard pauses >= 0 else { return 0 }
        return min(pause << min(pauses, 8), longestPause)
    }
}
