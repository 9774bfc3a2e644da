/// What the first byte of a MIDI message says: its kind, and how many data bytes follow.
///
/// The names are those of the MIDI 1.0 Detailed Specification.
public enum StatusByte: Equatable, Sendable {
    /// 0x80 to 0xEF: a channel voice message, or with control change also a channel mode message.
    case channelVoice(ChannelVoice, channel: Int)
    /// 0xF0: the start of a system exclusive message, which ends with 0xF7.
    case systemExclusive
    /// 0xF1, 0xF2, 0xF3, 0xF6: a system common message of so many data bytes.
    case systemCommon(dataBytes: Int)
    /// 0xF7: the end of a system exclusive message.
    case endOfExclusive
    /// 0xF8 to 0xFF, but for the undefined ones: one byte, which may stand inside any other message.
    case systemRealTime
    /// 0xF4, 0xF5: reserved.
    case undefinedCommon
    /// 0xF9, 0xFD: reserved.
    case undefinedRealTime

    /// The kinds of channel voice messages, by the upper half of their status bytes.
    public enum ChannelVoice: UInt8, Sendable {
        /// Key and velocity.
        case noteOff = 0x8
        /// Key and velocity; a velocity of 0 means note off.
        case noteOn = 0x9
        /// Key and pressure.
        case polyphonicKeyPressure = 0xA
        /// Controller and value; controllers from 120 on are the channel mode messages.
        case controlChange = 0xB
        /// A program.
        case programChange = 0xC
        /// Pressure.
        case channelPressure = 0xD
        /// Seven low bits and seven high ones; 0x2000 is the centre.
        case pitchBendChange = 0xE

        /// How many data bytes follow the status byte: one or two.
        public var dataBytes: Int { self == .programChange || self == .channelPressure ? 1 : 2 }
    }

    /// The meaning of `byte`, or nil if it is a data byte (below 0x80).
    public init?(_ byte: UInt8) {
        switch byte {
        case 0xF0: self = .systemExclusive
        case 0xF1, 0xF3: self = .systemCommon(dataBytes: 1)
        case 0xF2: self = .systemCommon(dataBytes: 2)
        case 0xF6: self = .systemCommon(dataBytes: 0)
        case 0xF4, 0xF5: self = .undefinedCommon
        case 0xF7: self = .endOfExclusive
        case 0xF9, 0xFD: self = .undefinedRealTime
        case 0xF8...: self = .systemRealTime
        default:
            guard let kind = ChannelVoice(rawValue: byte >> 4) else { return nil }
            self = .channelVoice(kind, channel: Int(byte & 0x0F))
        }
    }

    /// How many data bytes follow, or nil if the status byte does not say.
    var dataBytes: Int? {
        switch self {
        case .channelVoice(let kind, _): kind.dataBytes
        case .systemCommon(let count): count
        case .systemRealTime: 0
        default: nil
        }
    }
}
