import Glibc
import Testing

@testable import POSIX

/// Netlink messages, written as the kernel writes them.
struct Datagram {
    var bytes: [UInt8] = []

    mutating func append(type: UInt16, sequence: UInt32 = 7, _ payload: [UInt8]) {
        bytes.append(number: UInt32(16 + payload.count))
        bytes.append(number: type)
        bytes.append(number: UInt16(2))
        bytes.append(number: sequence)
        bytes.append(number: UInt32(0))
        bytes += payload
        while bytes.count % 4 != 0 { bytes.append(0) }
    }

    static func error(_ number: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: number)
        return bytes
    }

    var reply: NetlinkReply { NetlinkReply(datagram: bytes, sequence: 7) }
}
