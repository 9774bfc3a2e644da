internal import CALSA
internal import Glibc
internal import POSIX

/// A port of our own at ALSA's sequencer, connected to somebody else's. Stays open to the end of the process.
struct SequencerPort {
    /// What events are written to.
    let descriptor: Int32
    private let encoder: SequencerEncoder

    /// Connects to the port at `address`: `CLIENT:PORT`, in numbers or with the client's name.
    init(_ address: ByteString) throws(MediaError) {
        let action = "cannot open alsa:\(address)"
        let library = try MediaError.of(SequencerLibrary.init)
        func check(_ result: Int32) throws(MediaError) -> Int32 {
            guard result < 0 else { return result }
            throw MediaError(action, library.reason(result).map { String(cString: $0) } ?? "error \(result)")
        }
        var handle: OpaquePointer?
        _ = try check(library.open(&handle, "default", SND_SEQ_OPEN_OUTPUT, SND_SEQ_NONBLOCK))
        _ = try check(library.setClientName(handle, "camelwalk"))
        let access = UInt32(SND_SEQ_PORT_CAP_READ | SND_SEQ_PORT_CAP_SUBS_READ)
        let kind = UInt32(SND_SEQ_PORT_TYPE_MIDI_GENERIC | SND_SEQ_PORT_TYPE_APPLICATION)
        let port = try check(library.createPort(handle, "soundtrack", access, kind))
        var target = snd_seq_addr_t()
        _ = try check(address.withCString { library.parseAddress(handle, &target, $0) })
        _ = try check(library.connect(handle, port, Int32(target.client), Int32(target.port)))
        var polled = pollfd()
        _ = try check(library.descriptors(handle, &polled, 1, Int16(POLLOUT)))
        descriptor = polled.fd
        encoder = try SequencerEncoder(library, port: port)
    }

    /// The events of `messages`, one after the other.
    func encode(_ messages: [[UInt8]]) -> [UInt8] { encoder.encode(messages) }
}
