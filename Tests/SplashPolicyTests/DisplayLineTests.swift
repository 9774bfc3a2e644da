import SplashPolicy
import Testing

@Suite struct DisplayLineTests {
    private static let millisecond: Int64 = 1_000_000

    private func line(_ trips: [Int64]) -> DisplayLine {
        var line = DisplayLine()
        for trip in trips { line.note(roundTrip: trip * Self.millisecond) }
        return line
    }

    @Test func aDisplayIsFarIfEveryAnswerTakesLong() {
        #expect(!line([]).isFar)
        #expect(!line([50]).isFar)
        #expect(line([51, 300]).isFar)
        // A busy machine.
        #expect(!line([300, 20, 400]).isFar)
        #expect(line([70, 60]).roundTrip == 60 * Self.millisecond)
    }

    @Test func whatIsSentStaysBelowAMegabitASecond() {
        var line = line([100])
        var (now, bytes) = (Int64(5_000_000_000), 0)
        let begin = now
        #expect(line.nextTime(after: now) == now)
        while now < begin + 10_000_000_000 {
            line.send(bytes: 12_345, at: now)
            bytes += 12_345
            now = line.nextTime(after: now)
        }
        #expect(8 * Double(bytes) < 0.6e6 * 10)
        #expect(8 * Double(bytes) > 0.4e6 * 10)
    }

    @Test func senselessAmountsAreSurvived() {
        var line = line([100])
        line.send(bytes: .max, at: 5)
        line.send(bytes: .max, at: .max - 5)
        #expect(line.nextTime(after: 7) > 7)
    }
}
