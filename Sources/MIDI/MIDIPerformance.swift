/// A sequence that is played over and over: what to send next, and when. Never reads a clock.
public struct MIDIPerformance: Sendable {
    /// What is sent at one moment.
    public struct Moment: Equatable, Sendable {
        /// Nanoseconds from the beginning of the performance.
        public var time: Int64
        /// The bytes of each message, its status byte included.
        public var messages: [[UInt8]]
    }

    /// The least a cycle takes, in seconds: what a shorter one sends, nobody hears apart.
    private static let shortestCycle = 0.1

    private let events: [TimedSequence.Event]
    private let cycle: Double
    private let speed: Double
    private var cycles = 0
    private var index = 0
    private var last: Int64 = 0
    private var notes = SoundingNotes()

    /// A performance of `sequence` at a multiple of its own tempo, which is above 0. Nil if it sends nothing.
    public init?(_ sequence: TimedSequence, speed: Double = 1) {
        guard !sequence.events.isEmpty, speed > 0 else { return nil }
        events = sequence.events
        cycle = max(sequence.duration, MIDIPerformance.shortestCycle)
        self.speed = speed
    }

    /// The next moment. What still sounds at the end of a cycle is released at the beginning of the next one.
    public mutating func next() -> Moment {
        let first = events[index].time
        var messages = index == 0 ? notes.releases.map(\.bytes) : []
        while index < events.count, events[index].time == first {
            messages.append(events[index].bytes)
            index += 1
        }
        let seconds = (Double(cycles) * cycle + first) / speed
        if index == events.count { (cycles, index) = (cycles + 1, 0) }
        messages.forEach { notes.follow($0) }
        // Where the last event of a cycle is at its end, rounding can put it after the next one's first.
        last = max(last, Int64(min(seconds, 1e9) * 1e9))
        return Moment(time: last, messages: messages)
    }

    /// How many messages are sent in a second, over a whole cycle.
    public var messagesPerSecond: Double { Double(events.count) * speed / cycle }

    /// What is to be sent if nothing comes after the moments so far.
    public var ending: [MIDIMessage] { notes.ending }
}
