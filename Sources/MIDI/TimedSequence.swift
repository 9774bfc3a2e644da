/// What a Standard MIDI File sends, and when: its tracks in one.
public struct TimedSequence: Equatable, Sendable {
    /// What is sent at a time.
    public struct Event: Equatable, Sendable {
        /// Seconds from the beginning, at most `MIDIFileLimits.seconds`.
        public var time: Double
        /// The bytes of one message, its status byte included; of an escape, what it holds.
        public var bytes: [UInt8]
    }

    /// In ascending order of time. Events of one tick are in the order of their tracks.
    public private(set) var events: [Event] = []
    /// Seconds to the end of the last track.
    public private(set) var duration = 0.0

    /// The tracks of `file` in one, by its tempo map. Meta events are left out.
    public init(_ file: StandardMIDIFile) {
        for tracks in TimedSequence.pieces(file) { append(tracks, file.division) }
    }

    /// Seconds that the file lasts.
    static func duration(of file: StandardMIDIFile) -> Double {
        pieces(file).reduce(0) { sum, tracks in
            let map = TempoMap(division: file.division, changes: tempoChanges(tracks))
            return sum + map.seconds(atTick: tracks.map(\.end).max() ?? 0)
        }
    }

    private static func pieces(_ file: StandardMIDIFile) -> [[MIDITrack]] {
        file.format == .independentTracks ? file.tracks.map { [$0] } : [file.tracks]
    }

    private mutating func append(_ tracks: [MIDITrack], _ division: Division) {
        let merged = TimedSequence.merge(tracks)
        let map = TempoMap(division: division, changes: TimedSequence.tempoChanges(tracks))
        for event in merged {
            let time = duration + map.seconds(atTick: event.tick)
            switch event.content {
            case .message(let message): events.append(Event(time: time, bytes: message.bytes))
            case .escape(let bytes): events.append(Event(time: time, bytes: bytes))
            case .meta: break
            }
        }
        duration += map.seconds(atTick: tracks.map(\.end).max() ?? 0)
    }

    private static func merge(_ tracks: [MIDITrack]) -> [MIDITrack.Event] {
        tracks.flatMap(\.events).enumerated().sorted {
            ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset)
        }.map(\.element)
    }

    /// The set tempo events of all tracks. The specification has them in the first one only; not all writers do.
    private static func tempoChanges(
        _ tracks: [MIDITrack]
    ) -> [(tick: Int, microsecondsPerQuarterNote: Int)] {
        merge(
            tracks.map { track in
                var track = track
                track.events = track.events.filter { event in
                    if case .meta(0x51, let data) = event.content { data.count == 3 } else { false }
                }
                return track
            }
        ).compactMap { event in
            guard case .meta(_, let data) = event.content else { return nil }
            return (event.tick, data.reduce(0) { $0 << 8 | Int($1) })
        }
    }
}
