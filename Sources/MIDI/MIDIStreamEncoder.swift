/// Writes messages for a MIDI cable, with running status: a channel voice message after another with the same status byte
/// has none.
public struct MIDIStreamEncoder: Sendable {
    private var runningStatus: UInt8?

    /// An encoder before its first message, which has a status byte.
    public init() {}

    /// Appends to `output` what transmits `bytes`: one message with its status byte, or anything else that is to be sent as
    /// it is.
    public mutating func encode(_ bytes: [UInt8], into output: inout [UInt8]) {
        switch MIDIMessage(bytes)?.status {
        case .channelVoice:
            output += bytes.first == runningStatus ? bytes.dropFirst() : bytes[...]
            runningStatus = bytes.first
        case .systemRealTime:
            output += bytes
        default:
            output += bytes
            runningStatus = nil
        }
    }
}
