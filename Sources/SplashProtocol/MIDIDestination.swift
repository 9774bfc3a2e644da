public import POSIX

/// Where the music goes if it is sent as MIDI, as `--midi` takes it.
public enum MIDIDestination: Equatable, Sendable {
    /// A port of ALSA's sequencer, by numbers or names: `14:0`.
    case sequencer(ByteString)
    /// A raw MIDI device, a FIFO, or with a rate in bits a second a serial line.
    case device(ByteString, rate: Int?)

    /// Rates of serial lines in bits a second.
    public static let rates = 300...4_000_000

    private static let sequencerPrefix = Array("alsa:".utf8)

    /// Reads `alsa:CLIENT:PORT`, `PATH` or `PATH,RATE`; nil if it is none of them.
    public init?(_ text: ByteString) {
        let bytes = text.bytes
        if MIDIDestination.isSequencer(text) {
            let address = bytes.dropFirst(MIDIDestination.sequencerPrefix.count)
            guard !address.isEmpty else { return nil }
            self = .sequencer(ByteString(bytes: Array(address)))
            return
        }
        guard let comma = bytes.lastIndex(of: UInt8(ascii: ",")), bytes.count > comma + 1,
            bytes[(comma + 1)...].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            guard !bytes.isEmpty else { return nil }
            self = .device(text, rate: nil)
            return
        }
        guard comma > 0, let rate = Int(String(decoding: bytes[(comma + 1)...], as: UTF8.self)),
            MIDIDestination.rates.contains(rate)
        else { return nil }
        self = .device(ByteString(bytes: Array(bytes[..<comma])), rate: rate)
    }

    /// Whether `text` begins like a port of the sequencer, and so is no path.
    public static func isSequencer(_ text: ByteString) -> Bool { text.bytes.starts(with: sequencerPrefix) }

    /// What must be there: the path of the device, or of the sequencer itself.
    public var path: ByteString {
        switch self {
        case .sequencer: "/dev/snd/seq"
        case .device(let path, _): path
        }
    }

    /// `text`, seen from another directory and another process: a relative path from `directory`, a descriptor
    /// (`/dev/fd/3`) as that of `process`.
    public static func absolute(_ text: ByteString, from directory: ByteString, process: Int32) -> ByteString
    {
        if isSequencer(text) { return text }
        for prefix in ["/dev/fd/", "/proc/self/fd/"] where text.bytes.starts(with: prefix.utf8) {
            let number = text.bytes.dropFirst(prefix.utf8.count)
            return ByteString(bytes: Array("/proc/\(process)/fd/".utf8) + number)
        }
        return text.absolutePath(from: directory)
    }
}
