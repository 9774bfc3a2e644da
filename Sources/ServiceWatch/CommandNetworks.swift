internal import Glibc
internal import POSIX

/// The network namespaces that the command's processes are in, other than ours: sandboxes and containers have their
/// own, and only /proc shows what listens there.
struct CommandNetworks {
    // A tree of more processes has its namespace from one of the first.
    private static let maximumProcesses = 32

    private let own = CommandNetworks.namespace(getpid())
    /// The command's processes that are known.
    private(set) var members: [Int32]
    /// A process of each other namespace.
    private(set) var representatives: [Int32] = []

    init(command: Int32) {
        members = [command]
    }

    /// The command's processes are these.
    mutating func take(_ members: [Int32]) {
        self.members = Array(members.prefix(CommandNetworks.maximumProcesses))
    }

    /// Looks where they are: a process changes its namespace without becoming another one.
    mutating func update() {
        var seen: Set<UInt64> = own.map { [$0] } ?? []
        representatives = members.filter { process in
            CommandNetworks.namespace(process).map { seen.insert($0).inserted } ?? false
        }
    }

    /// The number of the network namespace of `process`; nil if we may not know.
    private static func namespace(_ process: Int32) -> UInt64? {
        FileIdentity(ByteString("/proc/\(process)/ns/net"))?.inode
    }
}
