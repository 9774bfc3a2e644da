import POSIX
import SplashPolicy

/// Looks up what the windows of a program may be called.
enum IdentityLookup {
    /// The first of a window's names that one of these processes may give to its windows, or nil. Reads desktop
    /// entries, for a while at most. May be called on any thread.
    static func commonName(names: [String], processes: [Int32]) -> String? {
        let programs = processes.flatMap { ProcessFile.names(of: $0) }
        let plain = CommandIdentity(programs: programs, entries: [])
        if let name = names.first(where: { plain.contains($0) }) { return name }
        let full = CommandIdentity(programs: programs, entries: entries)
        return names.first { full.contains($0) }
    }

    /// Read once: windows of others come and go.
    private static let entries: [(identifier: String, entry: GraphicalEntry)] = {
        var entries: [(identifier: String, entry: GraphicalEntry)] = []
        GraphicalEntries.forEach { file, entry in
            entries.append((identifier(file), entry))
            return true
        }
        return entries
    }()

    /// What the desktop calls the entry in `file`: the directories in its path are part of that.
    private static func identifier(_ file: ByteString) -> String {
        String(file.description.dropLast(".desktop".count)).split(separator: "/").joined(separator: "-")
    }
}
