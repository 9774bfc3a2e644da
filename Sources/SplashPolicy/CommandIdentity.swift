/// By which names a window may say that it is a program's.
public struct CommandIdentity: Equatable, Sendable {
    /// In small letters, without those that run other programs: these say nothing of a window.
    private let programs: Set<String>
    /// What desktop entries call the program's windows, in small letters.
    private let windowNames: Set<String>

    /// The identity of what may be called `programs`, with the desktop entries there are and their identifiers
    /// (`org.gnome.gedit` of `org.gnome.gedit.desktop`).
    public init(programs: [String], entries: [(identifier: String, entry: GraphicalEntry)]) {
        let programs = programs.filter { !GraphicalEntry.runners.contains($0) }
        self.programs = Set(programs.map { $0.lowercased() })
        windowNames = Set(
            entries.flatMap { $0.entry.windowNames(identifier: $0.identifier, program: programs) })
    }

    /// Whether the program may call a window `name`: it is the program's own name, or one that a desktop entry gives.
    /// Case does not matter: toolkits begin a window's class with a capital letter.
    public func contains(_ name: String) -> Bool {
        let name = name.lowercased()
        // An application's identifier is a domain's name backwards, and often ends with the program's.
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return programs.contains(name) || programs.contains(last) || windowNames.contains(name)
    }
}
