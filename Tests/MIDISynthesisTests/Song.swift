import MIDI

/// A small piece: 1000 ticks a second.
struct Song {
    private var events: [(tick: Int, bytes: [UInt8])] = []

    init(program: Int) {
        events.append((0, [0xC0, UInt8(program)]))
    }

    func note(_ key: Int, from start: Double, to end: Double, channel: Int = 0) -> Song {
        var song = self
        song.send(start, [0x90 | UInt8(channel), UInt8(key), 100])
        song.send(end, [0x80 | UInt8(channel), UInt8(key), 64])
        return song
    }

    mutating func control(_ controller: Int, _ value: Int, at time: Double = 0) {
        send(time, [0xB0, UInt8(controller), UInt8(value)])
    }

    mutating func send(_ time: Double, _ bytes: [UInt8]) {
        events.append((Int((time * 1_000).rounded()), bytes))
    }

    func sequence(seconds: Double) -> TimedSequence {
        var track: [UInt8] = []
        var now = 0
        let sorted = events.enumerated().sorted {
            ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset)
        }
        for (_, event) in sorted {
            track += quantity(event.tick - now) + event.bytes
            now = event.tick
        }
        track += quantity(Int(seconds * 1_000) - now) + [0xFF, 0x2F, 0]
        // 500 ticks in a quarter note of 0.5 s.
        let header = Array("MThd".utf8) + [0, 0, 0, 6, 0, 0, 0, 1, 1, 0xF4]
        let bytes = header + Array("MTrk".utf8) + big32(track.count) + track
        guard let file = try? StandardMIDIFile(bytes) else { preconditionFailure("no MIDI file") }
        return TimedSequence(file)
    }

    private func quantity(_ value: Int) -> [UInt8] {
        [UInt8(value >> 14 & 0x7F | 0x80), UInt8(value >> 7 & 0x7F | 0x80), UInt8(value & 0x7F)]
    }

    private func big32(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
    }
}
