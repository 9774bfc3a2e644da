import Glibc
import Testing

@testable import POSIX

@Suite struct NetlinkReplyTests {
    @Test func messagesAreReadToTheEnd() {
        var datagram = Datagram()
        datagram.append(type: 20, [1, 2, 3])
        datagram.append(type: 1, [])
        datagram.append(type: 20, [4])
        #expect(datagram.reply.payloads == [[1, 2, 3], [4]])
        #expect(datagram.reply.end == nil, "there is more to come")
        datagram.append(type: 3, Datagram.error(0))
        datagram.append(type: 20, [9])
        #expect(datagram.reply.payloads == [[1, 2, 3], [4]])
        #expect(datagram.reply.end == .complete)
    }

    @Test func leftoversOfAnotherRequestAreSkipped() {
        var datagram = Datagram()
        datagram.append(type: 20, sequence: 6, [1])
        datagram.append(type: 3, sequence: 6, Datagram.error(0))
        datagram.append(type: 20, [2])
        #expect(datagram.reply.payloads == [[2]])
        #expect(datagram.reply.end == nil)
    }

    @Test(arguments: [
        (UInt16(2), Datagram.error(-ENOENT), NetlinkReply.End.failed(ENOENT)),
        (2, Datagram.error(0), .complete), (2, [], .failed(EBADMSG)),
        (2, Datagram.error(.min), .failed(EBADMSG)), (3, [], .complete),
        (3, Datagram.error(-EINTR), .failed(EINTR)), (4, [], .failed(ENOBUFS)),
    ])
    func errorsEndIt(type: UInt16, payload: [UInt8], end: NetlinkReply.End) {
        var datagram = Datagram()
        datagram.append(type: type, payload)
        #expect(datagram.reply.end == end)
    }

    @Test func aCutMessageIsAnError() {
        var datagram = Datagram()
        datagram.append(type: 20, [1, 2, 3, 4])
        for count in 1..<datagram.bytes.count {
            let cut = NetlinkReply(datagram: Array(datagram.bytes[..<count]), sequence: 7)
            #expect(cut.payloads.isEmpty)
            #expect(cut.end == .failed(EBADMSG))
        }
        datagram.bytes[0] = 3
        #expect(datagram.reply.end == .failed(EBADMSG), "a message is no shorter than its header")
        #expect(NetlinkReply(datagram: [], sequence: 7).end == nil)
    }
}
