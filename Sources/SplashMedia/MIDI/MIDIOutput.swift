internal import CPOSIX
internal import Glibc
package import MIDI
package import POSIX

/// Where the music is sent to: a device, a serial line, a FIFO or a port of ALSA's sequencer. One in a process, used by one
/// thread. What ends the process ends the music (`camelwalk_midi_end`).
package struct MIDIOutput {
    private enum Form {
        case bytes(MIDIStreamEncoder)
        case events(SequencerPort)
    }

    /// The rate of MIDI cables in bits a second.
    private static let usualRate = 31_250
    /// Milliseconds for which a device may take nothing.
    private static let patience: Int32 = 1_000

    private let descriptor: Int32
    /// The destination's name, for the log.
    package let name: String
    private var form: Form

    /// Opens the device, FIFO or serial line at `path`, which has `rate` in bits a second; a terminal device without one
    /// has that of MIDI cables. Never waits for a reader.
    package init(path: ByteString, rate: Int?) throws(MediaError) {
        let action = "cannot open \(path)"
        name = path.description
        form = .bytes(MIDIStreamEncoder())
        do throws(Errno) {
            descriptor = try path.valueOrErrno { camelwalk_midi_open($0) }
        } catch {
            throw MediaError(action, MIDIOutput.reason(error))
        }
        let isLine = isatty(descriptor) == 1
        guard isLine || rate == nil else {
            close(descriptor)
            throw MediaError(action, "it has a rate, and is no serial line")
        }
        try begin(rate: isLine ? rate ?? MIDIOutput.usualRate : 0, action)
    }

    /// Opens a port of ALSA's sequencer, by its address.
    package init(sequencer address: ByteString) throws(MediaError) {
        let port = try SequencerPort(address)
        descriptor = port.descriptor
        name = "alsa:\(address)"
        form = .events(port)
        try begin(rate: 0, "cannot open \(name)")
    }

    private func begin(rate: Int, _ action: String) throws(MediaError) {
        guard camelwalk_midi_begin(descriptor, UInt32(rate)) == 0 else {
            let error = Errno.last
            throw MediaError(
                action, error.number == ENOTSUP ? "it cannot do \(rate) bits a second" : "\(error)")
        }
    }

    private static func reason(_ error: Errno) -> String {
        switch error.number {
        case ENXIO: "nobody reads from it"
        case EISNAM: "it is a regular file"
        default: error.description
        }
    }

    /// The bytes that send `messages`, after those of the calls before.
    package mutating func encode(_ messages: [[UInt8]]) -> [UInt8] {
        switch form {
        case .events(let port): return port.encode(messages)
        case .bytes(var encoder):
            let output = MIDIOutput.encode(messages, &encoder)
            form = .bytes(encoder)
            return output
        }
    }

    /// The bytes that send `messages`, whatever has been sent before.
    package func encodeEnding(_ messages: [MIDIMessage]) -> [UInt8] {
        let messages = messages.map(\.bytes)
        switch form {
        case .events(let port): return port.encode(messages)
        case .bytes:
            var encoder = MIDIStreamEncoder()
            return MIDIOutput.encode(messages, &encoder)
        }
    }

    /// From now on, `bytes` are sent when the process ends.
    package func setEnding(_ bytes: [UInt8]) { camelwalk_midi_set_ending(bytes, bytes.count) }

    private static func encode(_ messages: [[UInt8]], _ encoder: inout MIDIStreamEncoder) -> [UInt8] {
        var output: [UInt8] = []
        for message in messages { encoder.encode(message, into: &output) }
        return output
    }

    /// Writes `bytes`. Waits for a device that takes no more, for a second at most. Returns false if the music has been
    /// ended.
    package func write(_ bytes: [UInt8]) throws(MediaError) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { camelwalk_midi_write($0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case ECANCELED: return false
            case EINTR: continue
            case EAGAIN: try awaitRoom()
            default: throw MediaError("cannot write to \(name)", "\(Errno.last)")
            }
        }
        return true
    }

    private func awaitRoom() throws(MediaError) {
        guard camelwalk_midi_await_room(MIDIOutput.patience) == 0 else {
            throw MediaError("cannot write to \(name)", "it takes no more")
        }
    }

    /// Ends the music: what `setEnding` has said is sent.
    package static func end() { camelwalk_midi_end() }
}
