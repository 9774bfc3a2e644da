/// The tempo that somebody taps, and where in the beat a time is. Times are nanoseconds of any clock.
struct Tempo {
    /// What counts as a beat, and of how many the middle one does.
    private static let beats: ClosedRange<Int64> = 250_000_000...2_000_000_000
    private static let memory = 5

    private var intervals: [Int64] = []
    private var last: Int64?

    /// A tap. After a pause it is the first of a new tempo; less than a quarter of a second apart, two are one.
    mutating func tap(at time: Int64) {
        let interval = time - (last ?? .min / 2)
        guard interval >= Tempo.beats.lowerBound else { return }
        last = time
        intervals = interval > Tempo.beats.upperBound ? [] : (intervals + [interval]).suffix(Tempo.memory)
    }

    /// How much of a beat has passed at `time`, 0 to 1. Nil before the second tap, and four beats after the last one.
    func phase(at time: Int64) -> Double? {
        guard let last, !intervals.isEmpty else { return nil }
        let beat = intervals.sorted()[intervals.count / 2]
        return time - last < 4 * beat ? Double((time - last) % beat) / Double(beat) : nil
    }
}
