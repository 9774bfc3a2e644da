/// Goes through events as time passes.
struct EventCursor {
    /// More strokes at once would only take each other's places.
    private static let maximumStrokes = 64

    private let events: [SynthesisEvent]
    private var next = 0

    init(_ events: [SynthesisEvent]) { self.events = events }

    /// Goes back to the first event.
    mutating func rewind() { next = 0 }

    /// Applies what comes until `sample`.
    mutating func advance(to sample: Int, _ pool: inout VoicePool) {
        var strokes = 0
        while next < events.count, events[next].sample <= sample {
            if events[next].isStroke { strokes += 1 }
            if !events[next].isStroke || strokes <= EventCursor.maximumStrokes { pool.apply(events[next]) }
            next += 1
        }
    }
}
