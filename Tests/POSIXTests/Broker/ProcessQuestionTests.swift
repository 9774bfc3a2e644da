import Glibc
import Testing

@testable import POSIX

@Suite struct ProcessQuestionTests {
    static let questions: [ProcessQuestion] = [
        .bytesWritten(getpid()), .waitStatus(getpid()), .socketInodes(getpid()), .openFiles(getpid()),
        .descriptorInformation(getpid(), 0), .program(getpid()), .networkNamespace(getpid()),
        .terminalMode(getpid(), descriptor: 0), .environment(getpid()), .mappings(getpid()),
        .touchedBytes(getpid(), address: .max, count: 4096, enough: 1),
    ]

    @Test(arguments: questions) func itComesAsItWasAsked(question: ProcessQuestion) {
        #expect(ProcessQuestion(question.request) == question)
        #expect(question.request.kind < ProcessQuestion.kinds)
    }

    @Test(arguments: [
        BrokerRequest(.processes, 0, [0]), BrokerRequest(.processes, 0, [-1]),
        BrokerRequest(.processes, 0, [1 << 40]), BrokerRequest(.memory, 10, [1, 0, -1, 1]),
        BrokerRequest(.memory, 10, [1, 0, 1, -1]), BrokerRequest(.processes, 11, [1]),
        BrokerRequest(.processes, -1, [1]),
    ])
    func nonsenseIsNoQuestion(request: BrokerRequest) {
        #expect(ProcessQuestion(request) == nil)
    }

    @Test func answersComeAsTheyWere() throws {
        #expect(UInt64(bytes: UInt64.max.bytes) == .max)
        #expect(Int32(bytes: Int32(-5).bytes) == -5)
        #expect(Int(bytes: 4711.bytes) == 4711)
        #expect(UInt64(bytes: [1, 2, 3]) == nil && TerminalMode(bytes: [9]) == nil)
        #expect(TerminalMode(bytes: TerminalMode.raw.bytes) == .raw)
        #expect(Set<UInt64>(bytes: Set<UInt64>([1, 1 << 60]).bytes) == [1, 1 << 60])
        #expect(Set<UInt64>(bytes: [1]) == nil)
        let strings: [ByteString] = ["a=b c", "d="]
        #expect([ByteString](bytes: strings.bytes) == strings)
        let files = [
            ProcessFile.OpenFile(descriptor: 3, target: "/a b"), .init(descriptor: 40, target: "pipe:[5]"),
        ]
        #expect([ProcessFile.OpenFile](bytes: files.bytes) == files)
        #expect([ProcessFile.OpenFile](bytes: Array("x /a\0".utf8)) == nil)
    }
}

@Suite struct EnvironmentMaskTests {
    @Test func valuesAreTheSameWhereTheyWere() {
        var mask = EnvironmentMask()
        let ours = mask.masked(["A=secret", "B=other", "C=secret", "bare"])
        let theirs = mask.masked(["A=secret", "B=another"])
        #expect(ours[0].bytes.dropFirst(2) == ours[2].bytes.dropFirst(2))
        #expect(ours[0] == theirs[0] && ours[1] != theirs[1])
        #expect(ours[3] == "bare")
        #expect(
            !(ours + theirs).contains {
                $0.description.contains("secret") || $0.description.contains("other")
            })
    }

    @Test func whatIsAskedForIsPlain() {
        var mask = EnvironmentMask()
        let masked = mask.masked(["DBUS_STARTER_BUS_TYPE=session", "DBUS_STARTER_BUS_TYPE=system"])
        #expect(masked[0] == "DBUS_STARTER_BUS_TYPE=session")
        #expect(!masked[1].description.contains("system"))
    }
}
