import Testing

@testable import WindowWatch

@Suite struct StartupMessagesTests {
    private func send(_ text: String, from sender: UInt32 = 1, to messages: inout StartupMessages) -> [UInt8]?
    {
        let bytes = Array(text.utf8) + [0]
        var result: [UInt8]?
        for start in stride(from: 0, to: bytes.count, by: 20) {
            var piece = Array(bytes[start..<min(start + 20, bytes.count)])
            piece += [UInt8](repeating: 0, count: 20 - piece.count)
            result = messages.take(piece, from: sender, isFirst: start == 0)
        }
        return result
    }

    @Test(arguments: [
        ("remove: ID=host-1_TIME2", "host-1_TIME2"), ("remove: ID=\"a b\"", "a b"),
        ("remove:ID=\"a\\\"b\\\\c\"", "a\"b\\c"),
        ("remove: NAME=\"ID=no\" ID=yes", "yes"), ("remove: ID=", ""), ("new: ID=x", nil), ("remove:", nil),
        ("remove: ID", nil), ("", nil), ("remove: =\"\\", nil), ("remove: IDX=1", nil),
        (
            "remove: ID=exactly-twenty-bytes-and-more-than-two-pieces",
            "exactly-twenty-bytes-and-more-than-two-pieces"
        ),
    ])
    func completeStartsAreFound(text: String, identifier: String?) {
        var messages = StartupMessages()
        #expect(send(text, to: &messages) == identifier.map { Array($0.utf8) })
    }

    @Test func sendersAreKeptApart() {
        var messages = StartupMessages()
        let head = Array("remove: ID=abcdefghij".utf8.prefix(20))
        #expect(messages.take(head, from: 1, isFirst: true) == nil)
        #expect(send("remove: ID=other", from: 2, to: &messages) == Array("other".utf8))
        #expect(messages.take([0x78, 0], from: 1, isFirst: false) == Array("abcdefghix".utf8))
    }

    @Test func theEndlessAreDropped() {
        var messages = StartupMessages()
        let piece = [UInt8](repeating: 65, count: 20)
        for number in 0..<1_000 { _ = messages.take(piece, from: 1, isFirst: number == 0) }
        #expect(messages.take([0], from: 1, isFirst: false) == nil)
        for sender in 0..<100 { _ = messages.take(piece, from: UInt32(sender), isFirst: true) }
        #expect(
            send("remove: ID=x", from: 200, to: &messages) == [0x78],
            "those who never end are in nobody's way")
        #expect(messages.take([0], from: 999, isFirst: false) == nil, "never begun")
    }
}
