import Testing

@testable import WindowWatch

@Suite struct PropertyValueTests {
    @Test func numbersAndTextsEndWhereTheBytesDo() {
        #expect(PropertyValue.number(0, of: [1, 0, 0, 0, 2]) == 1)
        #expect(PropertyValue.number(1, of: [1, 0, 0, 0, 2]) == nil)
        #expect(PropertyValue.number(-1, of: [1, 0, 0, 0]) == nil)
        #expect(PropertyValue.text([65, 0, 66]) == [65])
    }

    @Test func classesAreTheTextsBetweenZeros() {
        #expect(PropertyValue.texts(Array("gedit\0Gedit\0".utf8)) == ["gedit", "Gedit"])
        #expect(PropertyValue.texts(Array("\0\0x".utf8)) == ["x"])
        #expect(PropertyValue.texts(Array("a\n1 closed: exit".utf8)) == ["a\u{FFFD}1 closed: exit"])
        #expect(PropertyValue.texts([]) == [])
    }

    @Test func onlyIconicStateIsAnIcons() {
        #expect(PropertyValue.isIconic(state: [3, 0, 0, 0, 0, 0, 0, 0]))
        #expect(!PropertyValue.isIconic(state: [1, 0, 0, 0, 0, 0, 0, 0]))
        #expect(!PropertyValue.isIconic(state: [0, 0, 0, 0]))
        #expect(!PropertyValue.isIconic(state: []))
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
