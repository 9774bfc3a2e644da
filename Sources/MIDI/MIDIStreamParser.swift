/// Puts messages together from the bytes of a MIDI cable, in whatever pieces they come.
///
/// No sequence of bytes is an error: what belongs to no message is passed over, as the MIDI specification asks of a
/// receiver. Keeps at most `systemExclusiveLimit` bytes.
public struct MIDIStreamParser: Sendable {
    /// The message that has begun; empty between messages.
    private var message: [UInt8] = []
    /// The status byte that holds for data bytes without one; nil if there is none.
    private var runningStatus: UInt8?
    /// How many data bytes the message that has begun still lacks. A system exclusive message lacks its end.
    private var missing = 0
    private let systemExclusiveLimit: Int

    /// A parser before its first byte. System exclusive messages of more than `systemExclusiveLimit` bytes are passed
    /// over.
    public init(systemExclusiveLimit: Int = 65_536) {
        self.systemExclusiveLimit = systemExclusiveLimit
    }

    /// The message that `byte` completes, or nil. A system real-time message is complete by itself, and may come before
    /// the end of another.
    public mutating func parse(_ byte: UInt8) -> MIDIMessage? {
        guard let status = StatusByte(byte) else { return parseData(byte) }
        switch status {
        case .systemRealTime: return MIDIMessage(unchecked: [byte])
        case .undefinedRealTime: return nil
        case .endOfExclusive: return endExclusive()
        default: return begin(status, byte)
        }
    }

    /// The messages that `bytes` complete, in order.
    public mutating func parse(_ bytes: some Sequence<UInt8>) -> [MIDIMessage] {
        var messages: [MIDIMessage] = []
        for byte in bytes {
            if let message = parse(byte) { messages.append(message) }
        }
        return messages
    }

    private mutating func begin(_ status: StatusByte, _ byte: UInt8) -> MIDIMessage? {
        if case .channelVoice = status { runningStatus = byte } else { runningStatus = nil }
        message = []
        missing = status.dataBytes ?? 0
        if status == .undefinedCommon { return nil }
        message = [byte]
        return status != .systemExclusive && missing == 0 ? complete() : nil
    }

    private mutating func parseData(_ byte: UInt8) -> MIDIMessage? {
        if message.first == 0xF0 {
            if message.count < systemExclusiveLimit { message.append(byte) }
            return nil
        }
        if message.isEmpty {
            guard let runningStatus, let status = StatusByte(runningStatus) else { return nil }
            message = [runningStatus]
            missing = status.dataBytes ?? 0
        }
        message.append(byte)
        missing -= 1
        return missing == 0 ? complete() : nil
    }

    private mutating func endExclusive() -> MIDIMessage? {
        runningStatus = nil
        let isWhole = message.first == 0xF0 && message.count < systemExclusiveLimit
        if isWhole { message.append(0xF7) }
        let whole = complete()
        return isWhole ? whole : nil
    }

    private mutating func complete() -> MIDIMessage {
        defer { message = [] }
        return MIDIMessage(unchecked: message)
    }
}
