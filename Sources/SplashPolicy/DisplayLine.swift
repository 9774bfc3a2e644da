/// What a connection to a display can carry. Times are nanoseconds.
public struct DisplayLine: Equatable, Sendable {
    /// The shortest time from a question to its answer so far; nil before there was an answer.
    public private(set) var roundTrip: Int64?
    private var isPaidAt: Int64 = 0
    /// More than any picture has.
    private static let maximumBytes = 1 << 30

    /// A line on which an answer takes longer gets no animation.
    public static let longestRoundTrip: Int64 = 50_000_000
    /// What a far display gets of the line once the picture is there: half of a megabit a second. The rest is the
    /// command's, whose windows and terminal may use the same line.
    public static let bitsPerSecond: Int64 = 500_000

    /// Nothing is known of the line yet.
    public init() {}

    /// Notes the time that an answer took. A machine that is busy may let one take long, so the shortest counts.
    public mutating func note(roundTrip time: Int64) {
        roundTrip = min(roundTrip ?? .max, max(0, time))
    }

    /// Whether nothing is to be sent that can be spared.
    public var isFar: Bool { roundTrip.map { $0 > DisplayLine.longestRoundTrip } ?? false }

    /// Notes that so many bytes are sent at `now`.
    public mutating func send(bytes: Int, at now: Int64) {
        let time = Int64(min(bytes, DisplayLine.maximumBytes)) * 8_000_000_000 / DisplayLine.bitsPerSecond
        isPaidAt = max(isPaidAt, now, 0)
        isPaidAt += min(time, .max - isPaidAt)
    }

    /// When the next bytes may be sent, at `now` or later.
    public func nextTime(after now: Int64) -> Int64 { max(now, isPaidAt) }
}
