import Testing

@testable import WindowWatch

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
