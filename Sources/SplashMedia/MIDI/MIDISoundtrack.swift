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
        // The bytes go with their owner.
        defer { withExtendedLifetime(file) {} }
        return try sequence(file.bytes, name: path.description)
    }

    /// What the file of these bytes sends; `name` is for messages.
    static func sequence(_ bytes: UnsafeRawBufferPointer, name: String) throws(MediaError) -> TimedSequence {
        guard bytes.count <= maximumBytes else {
            throw MediaError("cannot read \(name)", "it is larger than 16 MiB")
        }
        do throws(MIDIFileError) {
            return TimedSequence(try StandardMIDIFile([UInt8](bytes)))
        } catch {
            throw MediaError("cannot read \(name)", error.description)
        }
    }

    private static var bundledBytes: UnsafeRawBufferPointer {
        let file = camelwalk_soundtrack_midi()
        return UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    }
}
