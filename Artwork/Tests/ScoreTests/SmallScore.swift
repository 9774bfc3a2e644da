import Score

/// A score of one bar with one melody and one drum, whose lines tests put in.
enum SmallScore {
    /// The text of the score; `melody` and `grid` are the bars of the two tracks.
    static func text(melody: String = "-:16", grid: String = dots) -> String {
        """
        title     Small
        tempo     120
        beats     4
        mode      D Eb F# G A Bb C
        play      A

        instrument lead 81
            level   -6
        drum tom 45

        section A 1
            lead | \(melody) |
            tom  | \(grid) |
        """
    }

    /// A silent bar of the drum.
    static let dots = "........ ........ ........ ........"

    /// The notes that `track` plays.
    static func notes(_ track: String, melody: String = "-:16", grid: String = dots) throws -> [Note] {
        try Score(parsing: text(melody: melody, grid: grid)).notes.filter { $0.track == track }
    }
}
