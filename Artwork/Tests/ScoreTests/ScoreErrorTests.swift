import Score
import Testing

struct ScoreErrorTests {
    private func fault(_ text: String) -> ScoreError? {
        #expect(throws: ScoreError.self) { try Score(parsing: text) }
    }

    @Test(arguments: [
        ("D4:15", "the bar of lead lasts 15.0 sixteenths, not 16"),
        ("H4:16", "'H4' is no note; write a name and octave such as F#4"),
        ("F4:16", "lead plays a note that is not in the mode"),
        ("D4:x", "'x' is no duration; write a number of sixteenths"),
        ("~:16", "there is no note before the tie ~"),
        ("{A4,Bb4,A4}D4:1 -:15", "the note is too short for its grace notes"),
        ("[]:16", "a note name is missing"),
        ("%", "there is no bar before %"),
        ("D4:16 | D4:16", "lead has 2 bars, section A has 1"),
    ])
    func `a faulty melody is named with its line`(melody: String, reason: String) {
        #expect(fault(SmallScore.text(melody: melody)) == ScoreError(line: 12, reason: reason))
    }

    @Test(arguments: [
        ("x...", "the bar of tom has 4 cells, not 32"),
        ("y....... ........ ........ ........", "'y' is no stroke; write X, x, o, - or ."),
    ])
    func `a faulty drum grid is named with its line`(grid: String, reason: String) {
        #expect(fault(SmallScore.text(grid: grid)) == ScoreError(line: 13, reason: reason))
    }

    @Test(arguments: [
        ("tempo fast", 1, "write one number from 20.0 to 400.0"),
        ("colour red", 1, "'colour' means nothing here"),
        ("mode D E?", 1, "'E?' is no note name such as F# or Bb"),
        ("groove 0.5", 1, "'0.5' is no groove; write WRITTEN=PERFORMED"),
        ("groove 0.5=0.6 0.25=0.3", 1, "the groove must ascend between 0 and 1"),
        ("instrument lead", 1, "write 'instrument NAME NUMBER' with a General MIDI number"),
        ("instrument lead 129", 1, "129 is no program from 1 to 128"),
        ("drum kick 99", 1, "99 is no percussion key from 27 to 87"),
        ("section A", 1, "write 'section NAME BARS'"),
        ("section A 1\nsection A 1", 2, "there is already a section 'A'"),
        ("section A 1\nflute | D4:16 |", 2, "there is no instrument 'flute'"),
        ("# nothing\nplay A", 2, "there is no section 'A' to play"),
        ("", 0, "the score plays no section"),
    ])
    func `a faulty line is named`(text: String, line: Int, reason: String) {
        #expect(fault(text) == ScoreError(line: line, reason: reason))
    }

    @Test func `the description names the line`() {
        #expect(ScoreError(line: 7, reason: "no").description == "line 7: no")
        #expect(ScoreError(line: 0, reason: "no").description == "no")
    }
}
