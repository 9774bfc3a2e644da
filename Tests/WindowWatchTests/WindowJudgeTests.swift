import Testing

@testable import WindowWatch

@Suite struct WindowJudgeTests {
    private let judge = WindowJudge(startupIdentifier: [1, 2], ownProcess: 7) { $0 == 42 }

    private func window(_ change: (inout WindowFacts) -> Void = { _ in }) -> WindowFacts {
        var window = WindowFacts()
        window.width = 300
        window.height = 200
        change(&window)
        return window
    }

    @Test func theCommandsWindowCounts() {
        #expect(judge.verdict(window { $0.processes = [42] }) == "of process 42")
        #expect(judge.verdict(window { $0.processes = [99, 42] }) == "of process 42", "by the server's word")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isUnmanaged = true
                }) != nil, "its own splash")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isNew = false
                }) != nil, "it was faster than we")
    }

    @Test func othersDoNot() {
        #expect(judge.verdict(window { $0.processes = [99] }) == nil)
        #expect(judge.verdict(window { $0.processes = [7, 42] }) == nil, "ours")
    }

    @Test func theStartupIdCounts() {
        #expect(
            judge.verdict(
                window {
                    $0.processes = [99]; $0.startupIdentifier = [1, 2]
                }) == "with its startup id")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [99]; $0.startupIdentifier = [1]
                }) == nil)
        let without = WindowJudge(startupIdentifier: nil, ownProcess: 7) { _ in false }
        #expect(
            without.verdict(
                window {
                    $0.processes = [99]; $0.startupIdentifier = []
                }) == nil)
    }

    @Test func nobodysWindowCountsWhereItIsNewAndManaged() {
        #expect(judge.verdict(window()) == "of an unknown process")
        #expect(judge.verdict(window { $0.isNew = false }) == nil)
        #expect(judge.verdict(window { $0.isUnmanaged = true }) == nil)
        #expect(judge.verdict(window { $0.isWindowManagers = true }) == nil)
        #expect(judge.verdict(window { $0.isFromElsewhere = true }) == nil)
    }

    @Test func whatNobodySeesDoesNotCount() {
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.width = 1; $0.height = 1
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.height = 8
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isInputOnly = true
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isOutside = true
                }) == nil)
    }
}

@Suite struct PropertyValueTests {
    @Test func numbersAndTextsEndWhereTheBytesDo() {
        #expect(PropertyValue.number(0, of: [1, 0, 0, 0, 2]) == 1)
        #expect(PropertyValue.number(1, of: [1, 0, 0, 0, 2]) == nil)
        #expect(PropertyValue.number(-1, of: [1, 0, 0, 0]) == nil)
        #expect(PropertyValue.text([65, 0, 66]) == [65])
    }

    @Test func theGroupLeaderIsThereWhereTheHintsSaySo() {
        func hints(_ flags: UInt8) -> [UInt8] {
            [flags, 0, 0, 0] + [UInt8](repeating: 0, count: 28) + [7, 0, 0, 0]
        }
        #expect(PropertyValue.groupLeader(hints: hints(64)) == 7)
        #expect(PropertyValue.groupLeader(hints: hints(3)) == nil)
        #expect(PropertyValue.groupLeader(hints: [64, 0, 0, 0]) == nil)
    }

    @Test(arguments: [
        ("", false), ("CAMEL", false), ("camel.desert.example", false), ("localhost", false), ("horse", true),
    ])
    func anotherMachinesNameIsAnother(name: String, isElsewhere: Bool) {
        #expect(
            PropertyValue.isElsewhere(machine: Array(name.utf8), own: Array("camel.oasis".utf8))
                == isElsewhere)
    }
}

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
