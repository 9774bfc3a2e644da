import Testing

@testable import SplashPolicy

extension [UInt8] {
    /// The property of a settings manager that has these numbers, and a string and a colour before them.
    static func settings(_ numbers: [(String, Int32)], isBigEndian: Bool = false) -> [UInt8] {
        func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
            Swift.withUnsafeBytes(of: isBigEndian ? number.bigEndian : number.littleEndian) { [UInt8]($0) }
        }
        func padded(_ text: String) -> [UInt8] {
            [UInt8](text.utf8) + [UInt8](repeating: 0, count: -text.utf8.count & 3)
        }
        func head(_ kind: UInt8, _ name: String) -> [UInt8] {
            [kind, 0] + bytes(UInt16(name.utf8.count)) + padded(name) + bytes(UInt32(7))
        }
        let theme = head(1, "Net/ThemeName") + bytes(UInt32(5)) + padded("Adwai")
        let color = head(2, "Test/Color") + bytes(UInt64(0))
        let start = [isBigEndian ? 1 : 0, 0, 0, 0] + bytes(UInt32(42)) + bytes(UInt32(numbers.count + 2))
        return numbers.reduce(start + theme + color) { $0 + head(0, $1.0) + bytes($1.1) }
    }
}

@Suite struct XSettingsTests {
    private static let numbers: [(String, Int32)] = [("Xft/DPI", 98_304), ("Gtk/Negative", -3), ("A", 1)]

    @Test(arguments: [false, true])
    func numbersAreFoundAmongOthers(isBigEndian: Bool) {
        let settings = XSettings(property: .settings(Self.numbers, isBigEndian: isBigEndian))
        for (name, number) in Self.numbers { #expect(settings[name] == number) }
        #expect(settings["Net/ThemeName"] == nil && settings["Test/Color"] == nil)
    }

    /// Whatever is cut off, what comes before is read, and nothing beyond.
    @Test func aDamagedPropertyEndsTheList() {
        let whole = [UInt8].settings(Self.numbers)
        for length in whole.indices {
            let settings = XSettings(property: Array(whole.prefix(length)))
            #expect(settings["A"] == nil)
        }
        for place in whole.indices {
            var damaged = whole
            damaged[place] = 0xFF
            _ = XSettings(property: damaged)
        }
        #expect(XSettings(property: Array(whole.dropLast(10)))["Xft/DPI"] == 98_304)
    }
}
