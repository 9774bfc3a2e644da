import Score

/// The events of one track, gathered in any order.
struct MidiTrack {
    private struct Event {
        var tick: Int
        /// At the same tick, lower ranks come first: a note must end before it is struck again.
        var rank: Int
        var bytes: [UInt8]
    }

    private var events: [Event] = []

    /// A track called `name`.
    init(name: String) {
        addMeta(0x03, Array(name.utf8))
    }

    /// Adds a meta event of `type` at the start; `data` is shorter than 128 bytes.
    mutating func addMeta(_ type: UInt8, _ data: [UInt8]) {
        add([0xFF, type] + MidiBytes.variableLength(data.count) + data, at: 0)
    }

    /// Adds a message at `tick`, before any note there.
    mutating func add(_ message: [UInt8], at tick: Int) {
        events.append(Event(tick: tick, rank: 0, bytes: message))
    }

    /// Adds the beginnings and ends of `notes`.
    mutating func add(_ notes: [Note], channel: UInt8) {
        for note in notes {
            let key = UInt8(note.pitch.midiNumber)
            let strike: [UInt8] = [0x90 | channel, key, UInt8(note.velocity)]
            events.append(Event(tick: note.start, rank: 2, bytes: strike))
            events.append(Event(tick: note.end, rank: 1, bytes: [0x80 | channel, key, 64]))
        }
    }

    /// The track's chunk, which ends at the tick `end`.
    func chunk(end: Int) -> [UInt8] {
        let sorted = events.enumerated().sorted {
            ($0.element.tick, $0.element.rank, $0.offset) < ($1.element.tick, $1.element.rank, $1.offset)
        }
        var bytes: [UInt8] = []
        var now = 0
        for (_, event) in sorted {
            bytes += MidiBytes.variableLength(event.tick - now) + event.bytes
            now = event.tick
        }
        return MidiBytes.chunk("MTrk", bytes + MidiBytes.variableLength(end - now) + [0xFF, 0x2F, 0])
    }
}
