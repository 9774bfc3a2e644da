internal import POSIX

/// The names by which windows may call the command.
///
/// Looked up when they are first needed: by then the command may have become another program.
final class CommandNames {
    private let process: Int32
    private let directories: [ByteString]
    /// Nil until they have been looked up.
    private var entries: [DesktopEntryNames]?

    /// Names of `process`; desktop entries are looked for in `directories`.
    init(process: Int32, directories: [ByteString]) {
        self.process = process
        self.directories = directories
    }

    /// Whether an application id is the command's: the name of its program or script, or of a desktop entry that starts
    /// it, or the StartupWMClass in such an entry.
    func contains(_ application: String) -> Bool {
        let names = CommandNames.names(of: process)
        return CommandNames.contains(application, among: names, entries: lookedUp)
    }

    /// The same, with the names of the program and the desktop entries there are.
    static func contains(
        _ application: String, among names: Set<String>, entries: () -> [DesktopEntryNames]
    ) -> Bool {
        let application = application.lowercased()
        guard !application.isEmpty else { return false }
        // The last part of a name in reverse domain order is often the program's.
        let last = application.split(separator: ".").last.map(String.init) ?? application
        if names.contains(application) || names.contains(last) { return true }
        return entries().contains { !$0.programs.isDisjoint(with: names) && $0.names.contains(application) }
    }

    /// What a process may be called: in small letters.
    static func names(of process: Int32) -> Set<String> {
        names(
            arguments: ProcessFile.arguments(of: process) ?? [], program: ProcessFile.program(of: process))
    }

    /// What a process may be called that was started with these words and runs this file: in small letters.
    static func names(arguments: [ByteString], program: ByteString?) -> Set<String> {
        Set(ProcessFile.names(words: arguments, program: program).map { $0.lowercased() })
    }

    private func lookedUp() -> [DesktopEntryNames] {
        if let entries { return entries }
        let found = directories.flatMap(DesktopEntryNames.all(in:))
        entries = found
        return found
    }
}
