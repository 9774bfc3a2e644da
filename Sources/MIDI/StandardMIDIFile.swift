/// A Standard MIDI File, read from its bytes.
///
/// Chunks of unknown types are skipped, and so is what a longer header has more than six bytes. Running status goes on
/// after meta and system exclusive events, as many writers expect. Within `MIDIFileLimits`, memory is at most some
/// thirty times the file's.
public struct StandardMIDIFile: Equatable, Sendable {
    /// How the tracks belong together.
    public enum Format: Int, Sendable {
        /// One track.
        case singleTrack = 0
        /// Tracks that are played at the same time.
        case simultaneousTracks = 1
        /// Tracks that are pieces of their own, played one after the other.
        case independentTracks = 2
    }

    /// How the tracks belong together.
    public let format: Format
    /// What a tick is.
    public let division: Division
    /// At least one.
    public let tracks: [MIDITrack]

    /// Whether `bytes` begin like a Standard MIDI File.
    public static func begins(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.starts(with: "MThd".utf8)
    }

    /// Reads `bytes`.
    ///
    /// - Throws: `MIDIFileError` if they are damaged, cut off or beyond a limit. Bytes after the last track are no error.
    public init(_ bytes: [UInt8]) throws(MIDIFileError) {
        guard StandardMIDIFile.begins(bytes) else { throw .noHeader }
        var reader = MIDIFileReader(bytes)
        var header = try StandardMIDIFile.chunk(&reader).content
        let number = try header.big16()
        guard let format = Format(rawValue: number) else { throw .unknownFormat(number) }
        let count = try header.big16()
        let ticks = UInt16(truncatingIfNeeded: try header.big16())
        guard let division = Division(ticks) else { throw .unusableDivision(ticks) }
        self.format = format
        self.division = division
        tracks = try StandardMIDIFile.tracks(count, &reader)
        guard TimedSequence.duration(of: self) <= MIDIFileLimits.seconds else { throw .tooLong }
    }

    private static func chunk(
        _ reader: inout MIDIFileReader
    ) throws(MIDIFileError) -> (type: [UInt8], content: MIDIFileReader) {
        let type = try reader.bytes(4)
        return (type, try reader.part(try reader.big32()))
    }

    private static func tracks(
        _ count: Int, _ reader: inout MIDIFileReader
    ) throws(MIDIFileError) -> [MIDITrack] {
        guard count <= MIDIFileLimits.tracks else { throw .tooManyTracks(count) }
        var tracks: [MIDITrack] = []
        var events = 0
        while tracks.count < count, reader.remaining > 0 {
            let chunk = try chunk(&reader)
            guard chunk.type.elementsEqual("MTrk".utf8) else { continue }
            var parser = MIDITrackParser(chunk.content)
            tracks.append(try parser.parse(limit: MIDIFileLimits.events - events))
            events += tracks[tracks.count - 1].events.count
        }
        guard !tracks.isEmpty, tracks.count == count else {
            throw .missingTracks(announced: count, found: tracks.count)
        }
        return tracks
    }
}
