import Score
import Testing

struct DrumGridTests {
    @Test func `each cell is a thirty-second note`() throws {
        let notes = try SmallScore.notes("tom", grid: "X.o..... x....... ........ .......-")
        #expect(notes.map(\.start) == [0, 600, 2400, 9300])
        #expect(notes.map(\.velocity) == [116, 66, 92, 42])
        #expect(notes.allSatisfy { $0.pitch.midiNumber == 45 && $0.duration == 300 })
    }
}
