import Score
import Testing

struct ScoreTests {
    @Test func `a score knows its length`() throws {
        let score = try Score(parsing: SmallScore.text())
        #expect(score.bars == 1)
        #expect(score.ticks == 9600)
        #expect(score.seconds == 2)
    }

    @Test func `settings are kept for the synthesiser`() throws {
        let score = try Score(parsing: SmallScore.text())
        let lead = try #require(score.instruments.first)
        #expect(lead.kind == .melodic(program: 81))
        #expect(lead.settings == [Setting(name: "level", words: ["-6"], line: 8)])
    }

    @Test func `sections are played in order, and again if they are named again`() throws {
        let text = SmallScore.text(melody: "D4:16").replacing("play      A", with: "play A B A")
        let score = try Score(parsing: text + "\nsection B 2\n    lead | A4:16 | % |\n")
        #expect(score.bars == 4)
        #expect(score.notes.map(\.start) == [0, 9600, 19_200, 28_800])
        #expect(score.notes.map(\.pitch.midiNumber) == [62, 69, 69, 62])
    }

    @Test func `a track may go on for several lines`() throws {
        let text = SmallScore.text(melody: "p D4:16").replacing("section A 1\n", with: "section A 3\n")
            .replacing("tom  |", with: "lead | A4:16 | % |\n    tom | \(SmallScore.dots) | % |")
        let notes = try Score(parsing: text).notes
        #expect(notes.map(\.start) == [0, 9600, 19_200])
        #expect(notes.map(\.velocity) == [54, 54, 54])
    }

    @Test func `the groove bends starts and ends`() throws {
        let text = SmallScore.text(melody: "D4:1 A4:15").replacing("play ", with: "groove 0.25=0.27\nplay ")
        let notes = try Score(parsing: text).notes
        #expect(notes.map(\.start) == [0, 648])
        #expect(notes.map(\.end) == [648, 9600])
    }
}
