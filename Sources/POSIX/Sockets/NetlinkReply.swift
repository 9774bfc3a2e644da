internal import Glibc

/// What the kernel answers to a dump (netlink(7)): one datagram of messages, of which the last of all says the end.
struct NetlinkReply: Equatable {
    /// How a dump ended.
    enum End: Equatable {
        case complete
        /// With this errno.
        case failed(Int32)
    }

    /// What the messages hold, without their headers.
    private(set) var payloads: [[UInt8]] = []
    /// Nil if there is more to be read.
    private(set) var end: End?

    private static let headerSize = 16

    /// Reads the messages of a datagram that answer the request `sequence`; others are leftovers.
    init(datagram bytes: [UInt8], sequence: UInt32) {
        var offset = 0
        while end == nil, offset < bytes.count {
            guard let length = bytes.number(UInt32.self, at: offset).map({ Int($0) }),
                length >= NetlinkReply.headerSize, length <= bytes.count - offset,
                let type = bytes.number(UInt16.self, at: offset + 4),
                let number = bytes.number(UInt32.self, at: offset + 8)
            else {
                end = .failed(EBADMSG)
                return
            }
            let payload = bytes[(offset + NetlinkReply.headerSize)..<(offset + length)]
            if number == sequence { read(type, Array(payload)) }
            offset += NetlinkReply.aligned(length)
        }
    }

    /// Where the next part begins after one of `length` bytes (NLMSG_ALIGN, NLA_ALIGN).
    static func aligned(_ length: Int) -> Int { (length + 3) & ~3 }

    private mutating func read(_ type: UInt16, _ payload: [UInt8]) {
        switch type {
        case 1: break  // NLMSG_NOOP
        case 2:  // NLMSG_ERROR, with a negative errno; 0 only acknowledges.
            let number = payload.number(Int32.self, at: 0) ?? -EBADMSG
            end = number == 0 ? .complete : .failed(number == .min ? EBADMSG : -number)
        case 3:  // NLMSG_DONE, with an error of the dump's where it has one.
            let number = payload.number(Int32.self, at: 0) ?? 0
            end = number < 0 && number > .min ? .failed(-number) : .complete
        case 4: end = .failed(ENOBUFS)  // NLMSG_OVERRUN
        default: payloads.append(payload)
        }
    }
}

extension [UInt8] {
    /// The number at `offset` in the machine's order; nil if the bytes end before.
    func number<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number? {
        guard offset >= 0, offset <= count - MemoryLayout<Number>.size else { return nil }
        return withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Number.self) }
    }

    /// Appends a number in the machine's order.
    mutating func append(number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
    }
}
