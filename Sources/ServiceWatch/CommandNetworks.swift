internal import Glibc
internal import POSIX

/// The network namespaces that the command's processes are in, other than ours: sandboxes and containers have their
/// own, and only /proc shows what listens there.
struct CommandNetworks {
    // A tree of more processes has its namespace from one of the first.
    private static let maximumProcesses = 32

    private let own = FileIdentity("/proc/self/ns/net")?.inode
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
            ProcessFile.networkNamespace(of: process).map { seen.insert($0).inserted } ?? false
        }
    }
}
