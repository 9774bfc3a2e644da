import Score
import Testing

struct MelodyTests {
    private func lead(_ melody: String) throws -> [Note] {
        try SmallScore.notes("lead", melody: melody)
    }

    private func note(_ name: String, _ start: Int, _ duration: Int, _ velocity: Int = 82) throws -> Note {
        let pitch = try #require(Pitch(name: name))
        return Note(track: "lead", pitch: pitch, start: start, duration: duration, velocity: velocity)
    }

    @Test func `notes follow each other in sixteenths`() throws {
        let expected = [try note("D4", 0, 1800), try note("A4", 1800, 600), try note("D5", 3000, 7200 - 600)]
        #expect(try lead("D4:3 A4 -:1 D5:11") == expected)
    }

    @Test func `a chord sounds at once`() throws {
        #expect(try lead("[D4 A4]:16") == [try note("D4", 0, 9600), try note("A4", 0, 9600)])
    }

    @Test func `a tie lengthens the note before it`() throws {
        #expect(try lead("D4:8 ~:8") == [try note("D4", 0, 9600)])
    }

    @Test func `grace notes take their time from the note that they adorn`() throws {
        let expected = [try note("Bb4", 0, 200, 70), try note("A4", 200, 9400)]
        #expect(try lead("{Bb4}A4:16") == expected)
    }

    @Test func `dynamics last until the next, accents for one note`() throws {
        let velocities = try lead("p D4:4 >D4:4 D4:4 ff D4:4").map(\.velocity)
        #expect(velocities == [54, 66, 54, 114])
    }
}
