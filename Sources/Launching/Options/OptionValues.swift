internal import CamelAnimation
internal import POSIX
internal import SplashProtocol

// How the values of the table's options are read. Each returns false, and changes nothing, where the value cannot be
// used.
extension Options {
    static func text(_ value: ByteString, _ target: inout ByteString?) -> Bool {
        guard !value.bytes.isEmpty else { return false }
        target = value
        return true
    }

    static func text(_ value: ByteString, _ target: inout ByteString) -> Bool {
        guard !value.bytes.isEmpty else { return false }
        target = value
        return true
    }

    static func midi(_ value: ByteString, _ target: inout ByteString?) -> Bool {
        guard MIDIDestination(value) != nil else { return false }
        return text(value, &target)
    }

    static func printable(_ value: ByteString, _ target: inout ByteString?) -> Bool {
        guard value.bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
        return text(value, &target)
    }

    static func flag(_ value: ByteString, _ target: inout Bool) -> Bool {
        guard let isOn = truth(value) else { return false }
        target = isOn
        return true
    }

    static func flag(_ value: ByteString, _ target: inout Bool?) -> Bool {
        guard let isOn = truth(value) else { return false }
        target = isOn
        return true
    }

    /// A truth value in one of its spellings, or nil.
    static func truth(_ value: ByteString) -> Bool? {
        switch value.description.lowercased() {
        case "1", "true", "yes", "on": true
        case "0", "false", "no", "off": false
        default: nil
        }
    }

    static func whole(_ value: ByteString, _ range: ClosedRange<Int>, _ target: inout Int) -> Bool {
        guard let number = Int(value.description), range.contains(number) else { return false }
        target = number
        return true
    }

    static func whole(_ value: ByteString, _ range: ClosedRange<Int>, _ target: inout Int?) -> Bool {
        var number = 0
        guard whole(value, range, &number) else { return false }
        target = number
        return true
    }

    static func number(_ value: ByteString, _ range: ClosedRange<Double>, _ target: inout Double) -> Bool {
        guard let number = Double(value.description), range.contains(number) else { return false }
        target = number
        return true
    }

    static func number(_ value: ByteString, _ range: ClosedRange<Double>, _ target: inout Double?) -> Bool {
        var result = 0.0
        guard number(value, range, &result) else { return false }
        target = result
        return true
    }

    /// Seconds, kept as milliseconds.
    static func seconds(_ value: ByteString, _ target: inout Int) -> Bool {
        var seconds = 0.0
        guard number(value, 0...86_400, &seconds) else { return false }
        target = Int((seconds * 1_000).rounded())
        return true
    }

    static func grid(_ value: ByteString, _ target: inout SheetGrid?) -> Bool {
        guard let (columns, rows) = pair(value, maximum: 10_000), columns * rows <= 10_000 else {
            return false
        }
        target = SheetGrid(columns: columns, rows: rows)
        return true
    }

    static func size(_ value: ByteString, _ target: inout PixelSize?) -> Bool {
        guard let (width, height) = pair(value, maximum: 16_384) else { return false }
        target = PixelSize(width: width, height: height)
        return true
    }

    /// Two numbers from 1 to `maximum` with an x between them.
    private static func pair(_ value: ByteString, maximum: Int) -> (Int, Int)? {
        let bytes = value.bytes
        guard let cross = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "x") }),
            let first = Int(String(decoding: bytes[..<cross], as: UTF8.self)),
            let second = Int(String(decoding: bytes[(cross + 1)...], as: UTF8.self)),
            (1...maximum).contains(first), (1...maximum).contains(second)
        else { return nil }
        return (first, second)
    }

    /// What a colour must be.
    static let colors: StaticString = "light, dark, or a colour as RRGGBB or RGB in hexadecimal digits"

    /// A colour by its name, or as in HTML with or without its sign, 0xRRGGBB.
    static func color(_ value: ByteString, light: Int, dark: Int, _ target: inout Int?) -> Bool {
        if value == "light" || value == "dark" {
            target = value == "light" ? light : dark
            return true
        }
        // A shell takes a word that begins with the sign for a comment.
        let digits = value.bytes.first == UInt8(ascii: "#") ? value.bytes.dropFirst() : value.bytes[...]
        guard digits.count == 3 || digits.count == 6,
            let number = Int(String(decoding: digits, as: UTF8.self), radix: 16),
            digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
        else { return false }
        target = digits.count == 6 ? number : Options.long(number)
        return true
    }

    /// Each of three digits twice.
    private static func long(_ number: Int) -> Int {
        (number & 0xF00) * 0x1100 + (number & 0xF0) * 0x110 + (number & 0xF) * 0x11
    }

    static func conditions(_ value: ByteString, _ target: inout CloseConditions?) -> Bool {
        if value == "auto" {
            target = nil
            return true
        }
        guard let conditions = CloseConditions(list: value) else { return false }
        target = conditions
        return true
    }

    static func loop(_ value: ByteString, _ target: inout Bool) -> Bool {
        guard value == "file" || value == "forever" else { return false }
        target = value == "file"
        return true
    }

    static func gait(_ value: ByteString, _ target: inout GaitChoice) -> Bool {
        guard let choice = GaitChoice(value) else { return false }
        target = choice
        return true
    }

    /// Whether there is no header.
    static func audioFormat(_ value: ByteString, _ target: inout Bool) -> Bool {
        guard value == "wav" || value == "s16le" else { return false }
        target = value == "s16le"
        return true
    }

    static func runtime(_ value: ByteString, _ target: inout RuntimeChoice) -> Bool {
        guard let choice = RuntimeChoice(value) else { return false }
        target = choice
        return true
    }

    static func entry(
        _ value: ByteString, _ action: DesktopEntryRequest.Action, _ target: inout DesktopEntrySettings
    ) -> Bool {
        guard let name = DesktopEntryName(value) else { return false }
        target.requests.append(DesktopEntryRequest(action: action, name: name, isDryRun: false))
        return true
    }
}
