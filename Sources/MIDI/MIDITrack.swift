/// The events of one track of a Standard MIDI File.
public struct MIDITrack: Equatable, Sendable {
    /// What happens at a tick.
    public struct Event: Equatable, Sendable {
        /// Ticks from the track's beginning: the sum of the delta times.
        public var tick: Int
        /// What happens then.
        public var content: Content
    }

    /// The kinds of events.
    public enum Content: Equatable, Sendable {
        /// A channel voice message, or a whole system exclusive one.
        case message(MIDIMessage)
        /// A packet of a system exclusive message, or an escape: bytes that are sent as they are.
        case escape([UInt8])
        /// A meta event: its type and data. It is not sent.
        case meta(type: UInt8, data: [UInt8])
    }

    /// In ascending order.
    public internal(set) var events: [Event] = []
    /// Ticks from the track's beginning to its end of track event; without one, to its last event.
    public internal(set) var end = 0
}

/// Reads one track chunk's content.
struct MIDITrackParser {
    private var reader: MIDIFileReader
    private var runningStatus: UInt8?
    private var track = MIDITrack()

    init(_ reader: MIDIFileReader) { self.reader = reader }

    /// The track, if it has at most `limit` events.
    mutating func parse(limit: Int) throws(MIDIFileError) -> MIDITrack {
        while !reader.isAtEnd {
            track.end += try reader.quantity()
            let content = try event()
            if case .meta(0x2F, _) = content { break }
            guard track.events.count < limit else { throw .tooManyEvents }
            track.events.append(MIDITrack.Event(tick: track.end, content: content))
        }
        return track
    }

    private mutating func event() throws(MIDIFileError) -> MIDITrack.Content {
        switch reader.next {
        case 0xFF:
            _ = try reader.byte()
            return .meta(type: try dataByte(), data: try reader.bytes(try reader.quantity()))
        case 0xF0: return try systemExclusive()
        case 0xF7:
            _ = try reader.byte()
            return .escape(try reader.bytes(try reader.quantity()))
        default: return .message(try channelVoice())
        }
    }

    private mutating func systemExclusive() throws(MIDIFileError) -> MIDITrack.Content {
        let bytes = [try reader.byte()] + (try reader.bytes(try reader.quantity()))
        let isWhole = bytes.last == 0xF7 && bytes.dropFirst().dropLast().allSatisfy { $0 < 0x80 }
        return isWhole ? .message(MIDIMessage(unchecked: bytes)) : .escape(bytes)
    }

    private mutating func channelVoice() throws(MIDIFileError) -> MIDIMessage {
        let place = reader.position
        if let next = reader.next, next >= 0x80 { runningStatus = try reader.byte() }
        guard let runningStatus else {
            throw reader.isAtEnd ? .endsEarly(at: place) : .noStatus(at: place)
        }
        guard case .channelVoice(let kind, _) = StatusByte(runningStatus) else {
            throw .unexpectedByte(runningStatus, at: place)
        }
        var bytes = [runningStatus]
        for _ in 0..<kind.dataBytes { bytes.append(try dataByte()) }
        return MIDIMessage(unchecked: bytes)
    }

    private mutating func dataByte() throws(MIDIFileError) -> UInt8 {
        let place = reader.position
        let byte = try reader.byte()
        guard byte < 0x80 else { throw .unexpectedByte(byte, at: place) }
        return byte
    }
}
