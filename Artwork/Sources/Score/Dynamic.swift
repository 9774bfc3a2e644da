/// How loud melodies are played, as MIDI velocities.
enum Dynamic: Int, CaseIterable {
    case pianissimo = 40
    case piano = 54
    case mezzoPiano = 68
    case mezzoForte = 82
    case forte = 98
    case fortissimo = 114

    /// What the accent sign `>` adds.
    static let accent = 12

    /// The dynamic written as `mark`, from `pp` to `ff`; nil if it is not a mark.
    init?(mark: String) {
        let marks = ["pp", "p", "mp", "mf", "f", "ff"]
        guard let index = marks.firstIndex(of: mark) else { return nil }
        self = Self.allCases[index]
    }
}
