internal import CSoundtrack
internal import CamelSDL
package import MIDI
package import POSIX

/// The soundtrack as a Standard MIDI File.
package enum MIDISoundtrack {
    // More than any within `MIDIFileLimits` needs.
    private static let maximumBytes = 16 << 20

    /// What the file at `path`, or the bundled soundtrack, sends.
    package static func sequence(path: ByteString?) throws(MediaError) -> TimedSequence {
        guard let path else { return try sequence(bundledBytes, name: "the bundled soundtrack") }
        let file = try MediaError.of { () throws(AnimationError) in try FileBytes(path) }
        guard file.bytes.count <= maximumBytes else {
            throw MediaError("cannot read \(path)", "it is larger than 16 MiB")
        }
        return try sequence(Array(file.bytes), name: path.description)
    }

    private static func sequence(_ bytes: [UInt8], name: String) throws(MediaError) -> TimedSequence {
        do throws(MIDIFileError) {
            return TimedSequence(try StandardMIDIFile(bytes))
        } catch {
            throw MediaError("cannot read \(name)", error.description)
        }
    }

    private static var bundledBytes: [UInt8] {
        let file = camelwalk_soundtrack_midi()
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
}
