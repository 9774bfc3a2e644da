/// One line of settings: a name and its words, as they stand in the score.
public struct Setting: Equatable, Sendable {
    /// What is set, such as `filter`.
    public var name: String
    /// The values, as written.
    public var words: [String]
    /// The line of the score, for messages.
    public var line: Int

    /// A setting as it stands on `line`.
    public init(name: String, words: [String], line: Int) {
        self.name = name
        self.words = words
        self.line = line
    }
}

/// A voice of the piece with its settings; its name is the name of its track.
public struct Instrument: Equatable, Sendable {
    /// What the instrument plays.
    public enum Kind: Equatable, Sendable {
        /// Pitched notes, with a General MIDI program number from 1 to 128.
        case melodic(program: Int)
        /// Strokes, with a General MIDI percussion key.
        case drum(key: Pitch)
    }

    /// The name, which begins the instrument's lines in the sections.
    public var name: String
    /// Pitched or drum.
    public var kind: Kind
    /// How it sounds; the synthesiser gives these their meaning.
    public var settings: [Setting]
    /// The line on which the instrument is declared.
    public var line: Int

    /// An instrument declared on `line`.
    public init(name: String, kind: Kind, settings: [Setting], line: Int) {
        self.name = name
        self.kind = kind
        self.settings = settings
        self.line = line
    }
}
