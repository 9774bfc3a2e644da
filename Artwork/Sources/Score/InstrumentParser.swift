/// Reads the line that declares an instrument.
enum InstrumentParser {
    /// Reads `instrument NAME PROGRAM` or `drum NAME KEY`; `word` is the first word, `rest` what follows.
    static func instrument(_ word: String, _ rest: [String], _ line: Int) throws(ScoreError) -> Instrument {
        guard rest.count == 2, let number = Int(rest[1]) else {
            throw ScoreError(line: line, reason: "write '\(word) NAME NUMBER' with a General MIDI number")
        }
        return Instrument(name: rest[0], kind: try kind(word, number, line), settings: [], line: line)
    }

    private static func kind(
        _ word: String, _ number: Int, _ line: Int
    ) throws(ScoreError) -> Instrument.Kind {
        if word == "drum" {
            guard (27...87).contains(number) else {
                throw ScoreError(line: line, reason: "\(number) is no percussion key from 27 to 87")
            }
            return .drum(key: Pitch(midiNumber: number))
        }
        guard (1...128).contains(number) else {
            throw ScoreError(line: line, reason: "\(number) is no program from 1 to 128")
        }
        return .melodic(program: number)
    }
}
