internal import SplashProtocol

/// Which sockets close the splash: those that are waited for, that the command's processes hold, and that were not
/// there before it. Pure.
struct SocketJudge {
    /// What one look at a process has shown.
    struct Holder: Equatable {
        var process: Int32
        /// The sockets that it holds; nil if we may not know.
        var inodes: Set<UInt64>?
        /// Who it runs as; nil if that is not known.
        var user: UInt32?
    }

    // A socket may be passed to the command, or its holder be born while the processes are read; then one look is not
    // enough.
    private static let maximumLooks = 3

    private let conditions: CloseConditions
    private let inherited: Set<UInt64>
    /// How often a socket was not the command's.
    private var looks: [UInt64: Int] = [:]
    /// What listened at the first look, which somebody whom we may not look into need not have begun.
    private var old: Set<UInt64>?

    init(_ conditions: CloseConditions) {
        self.conditions = conditions
        inherited = Set(conditions.inheritedSockets)
    }

    /// Those of `sockets`, which are all that listen, whose holders are to be looked at.
    mutating func candidates(_ sockets: [ListeningSocket]) -> [ListeningSocket] {
        if old == nil { old = Set(sockets.map(\.inode)) }
        let found = sockets.filter { socket in
            isAwaited(socket.address) && !inherited.contains(socket.inode)
                && looks[socket.inode, default: 0] < SocketJudge.maximumLooks
        }
        return found
    }

    /// The first of `candidates` that one of these processes of the command's holds.
    func verdict(_ candidates: [ListeningSocket], _ holders: [Holder]) -> ServiceEvent? {
        for socket in candidates {
            if let holder = holders.first(where: { holds($0, socket) }) {
                return .listens(socket, process: holder.process)
            }
        }
        return nil
    }

    /// None of the command's processes holds `candidates`; they are soon looked at no more.
    mutating func dismiss(_ candidates: [ListeningSocket]) {
        for socket in candidates { looks[socket.inode, default: 0] += 1 }
    }

    /// Numbers are given again when a socket is gone.
    mutating func forget(allBut sockets: [ListeningSocket]) {
        guard !looks.isEmpty else { return }
        let inodes = Set(sockets.map(\.inode))
        looks = looks.filter { inodes.contains($0.key) }
    }

    private func isAwaited(_ address: ListeningSocket.Address) -> Bool {
        guard case .tcp(let port) = address else { return conditions.listens }
        return conditions.listens || conditions.ports.contains(port)
    }

    private func holds(_ holder: Holder, _ socket: ListeningSocket) -> Bool {
        if let inodes = holder.inodes { return inodes.contains(socket.inode) }
        // Whoever runs the command as somebody else (sudo) hides it. That user's new socket on a port that was named is
        // taken for the command's.
        guard case .tcp(let port) = socket.address, conditions.ports.contains(port) else { return false }
        return holder.user != nil && holder.user == socket.user && old?.contains(socket.inode) == false
    }
}
