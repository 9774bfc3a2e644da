public import Score

/// Writes a score as a Standard MIDI File of format 1.
///
/// The first track holds the title, tempo and metre; each instrument then has a track of its own. Drums play on
/// channel 10.
public enum MidiFile {
    private static let drumChannel: UInt8 = 9

    /// The bytes of the file.
    public static func bytes(_ score: Score) -> [UInt8] {
        let notes = score.notes
        var channels = (UInt8(0)..<16).filter { $0 != drumChannel }[...]
        var tracks = [conductor(score)]
        for instrument in score.instruments {
            let own = notes.filter { $0.track == instrument.name }
            tracks.append(track(instrument, own, end: score.ticks, channels: &channels))
        }
        let header = MidiBytes.big16(1) + MidiBytes.big16(tracks.count) + MidiBytes.big16(Ticks.perBeat)
        return MidiBytes.chunk("MThd", header) + tracks.flatMap { $0 }
    }

    private static func conductor(_ score: Score) -> [UInt8] {
        var events = MidiTrack(name: score.title)
        let microseconds = Int((60_000_000 / score.tempo).rounded())
        events.addMeta(0x51, Array(MidiBytes.big32(microseconds).dropFirst()))
        events.addMeta(0x58, [UInt8(score.beatsPerBar), 2, 24, 8])
        return events.chunk(end: score.ticks)
    }

    private static func track(
        _ instrument: Instrument, _ notes: [Note], end: Int, channels: inout ArraySlice<UInt8>
    ) -> [UInt8] {
        var events = MidiTrack(name: instrument.name)
        switch instrument.kind {
        case .melodic(let program):
            let channel = channels.popFirst() ?? 15
            events.add([0xC0 | channel, UInt8(program - 1)], at: 0)
            events.add(notes, channel: channel)
        case .drum:
            events.add(notes, channel: drumChannel)
        }
        return events.chunk(end: end)
    }
}
