/// One whole MIDI message: its status byte and its data bytes, however it was transmitted.
public struct MIDIMessage: Hashable, Sendable {
    /// The status byte, then the data bytes. A system exclusive message begins with 0xF0 and ends with 0xF7.
    public let bytes: [UInt8]

    /// The message of these bytes, which nothing checks.
    init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// The message whose bytes these are; nil if they are not exactly one whole message with its status byte.
    public init?(_ bytes: [UInt8]) {
        var parser = MIDIStreamParser(systemExclusiveLimit: bytes.count)
        guard let last = bytes.last, parser.parse(bytes.dropLast()).isEmpty,
            let message = parser.parse(last), message.bytes == bytes
        else { return nil }
        self = message
    }

    /// A channel voice message on `channel`, 0 to 15, of which only the lower four bits count, with data bytes of which
    /// only the lower seven bits count. `second` is left out if the kind has one data byte.
    public init(_ kind: StatusByte.ChannelVoice, channel: Int, _ first: Int, _ second: Int = 0) {
        let status = kind.rawValue << 4 | UInt8(channel & 0x0F)
        let data = [UInt8(first & 0x7F), UInt8(second & 0x7F)]
        bytes = [status] + data.prefix(kind.dataBytes)
    }

    /// What the status byte says.
    public var status: StatusByte? { bytes.first.flatMap { StatusByte($0) } }

    /// A note on that makes a sound: its channel (0 to 15), key and velocity (1 to 127). Nil for all else.
    public var noteOn: (channel: Int, key: Int, velocity: Int)? {
        guard case .channelVoice(.noteOn, let channel) = status, bytes.count == 3, bytes[2] > 0 else {
            return nil
        }
        return (channel, Int(bytes[1]), Int(bytes[2]))
    }

    /// A note off, or a note on of velocity 0: its channel (0 to 15) and key. Nil for all else.
    public var noteOff: (channel: Int, key: Int)? {
        guard case .channelVoice(let kind, let channel) = status, bytes.count == 3,
            kind == .noteOff || kind == .noteOn && bytes[2] == 0
        else { return nil }
        return (channel, Int(bytes[1]))
    }
}
