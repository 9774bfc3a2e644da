import CommandWatch
import POSIX
import Testing

@Suite struct TerminalInterfaceTests {
    private func meanings(
        asks: Bool, isInForeground: Bool = true, _ modes: TerminalMode...
    ) -> [TerminalInterface.Meaning?] {
        var interface = TerminalInterface(asks: asks)
        return modes.map { interface.note($0, isInForeground: isInForeground) }
    }

    @Test func aTextInterfaceHasTheTerminalInRawMode() {
        #expect(meanings(asks: false, .lines, .raw) == [nil, .text])
        #expect(meanings(asks: true, .raw) == [.text])
        #expect(meanings(asks: false, .keys, .raw) == [.keys, .text])
    }

    @Test func aPlayerTakesKeysAndIsNoQuestion() {
        #expect(meanings(asks: true, .lines, .keys, .lines) == [nil, .keys, nil])
        #expect(meanings(asks: false, .lines, .keys) == [nil, .keys])
    }

    @Test func whoOpensTheTerminalAsks() {
        #expect(meanings(asks: true, .lines, .lines) == [nil, .question])
        #expect(meanings(asks: false, .lines, .lines) == [nil, nil])
    }

    @Test func inTheBackgroundTheTerminalIsSomebodyElses() {
        #expect(meanings(asks: false, isInForeground: false, .raw, .keys) == [nil, nil])
        #expect(meanings(asks: true, isInForeground: false, .raw, .raw) == [nil, .question])
    }
}
