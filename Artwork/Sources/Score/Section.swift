/// A part of the piece: some bars, and what each instrument plays in them.
public struct Section: Equatable, Sendable {
    /// The name, such as `A'`.
    public var name: String
    /// How many bars it lasts.
    public var bars: Int
    /// The notes as written, in ticks from the section's start, without groove.
    public var notes: [Note]

    /// A section of `bars` bars; the notes are in ticks from its start.
    public init(name: String, bars: Int, notes: [Note]) {
        self.name = name
        self.bars = bars
        self.notes = notes
    }
}
