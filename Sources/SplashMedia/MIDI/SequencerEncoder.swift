internal import CALSA
internal import POSIX

/// Makes events of ALSA's sequencer from MIDI messages: what write(2) takes on the sequencer's device (linux
/// sound/asequencer.h). libasound would write them, too, but not while a signal ends the process.
struct SequencerEncoder {
    private let library: SequencerLibrary
    private let coder: OpaquePointer
    private let port: Int32

    // The longest system exclusive message that the sequencer passes on in one piece is longer than most are.
    private static let bufferSize = 4_096

    /// An encoder of events that come from the client's `port`. Needs no sequencer.
    init(_ library: SequencerLibrary, port: Int32) throws(MediaError) {
        var coder: OpaquePointer?
        guard library.makeCoder(SequencerEncoder.bufferSize, &coder) == 0, let coder else {
            throw MediaError("cannot use libasound.so.2", "it has no memory")
        }
        library.setNoStatus(coder, 1)
        self.library = library
        self.coder = coder
        self.port = port
    }

    /// The events of `messages`, one after the other.
    func encode(_ messages: [[UInt8]]) -> [UInt8] {
        var output: [UInt8] = []
        for message in messages { encode(message, into: &output) }
        return output
    }

    private func encode(_ message: [UInt8], into output: inout [UInt8]) {
        var rest = message[...]
        while !rest.isEmpty {
            var event = snd_seq_event_t()
            let count = rest.withUnsafeBufferPointer {
                library.encode(coder, $0.baseAddress, $0.count, &event)
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
            guard event.type != UInt8(SND_SEQ_EVENT_NONE.rawValue) else { continue }
            camelwalk_address_event(&event, port)
            withUnsafeBytes(of: event) { output += $0 }
            var data: UnsafeRawPointer?
            let size = camelwalk_event_data(&event, &data)
            output += UnsafeRawBufferPointer(start: data, count: size)
        }
    }
}
