public import POSIX

/// Text that strangers have written, made harmless: one line of characters that stay in their place.
public enum ForeignText {
    /// How many scalars of a text are looked at; no window has room for more.
    static let maximumScalars = 300
    /// Marks that may be stacked on one character.
    private static let maximumMarks = 6

    /// One line for a person. Invalid UTF-8 and control characters are shown as U+FFFD; line breaks and spaces of all
    /// kinds are single spaces; what is invisible and steers the direction or joins nothing is left out; of long
    /// texts the beginning stays.
    public static func line(_ bytes: ByteString) -> String {
        // Each scalar takes four bytes at most, so the cut never shows.
        let text = String(decoding: bytes.bytes.prefix(4 * maximumScalars), as: UTF8.self)
        var line = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars.prefix(maximumScalars) {
            guard let shown = shown(scalar) else { continue }
            marks = isMark(shown) ? marks + 1 : 0
            let isSecondSpace = shown == " " && (line.isEmpty || line.last == " ")
            guard marks <= maximumMarks, !isSecondSpace else { continue }
            line.append(shown)
        }
        if line.last == " " { line.removeLast() }
        return String(line)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let properties = scalar.properties
        if properties.isWhitespace { return " " }
        switch properties.generalCategory {
        case .control, .privateUse: return "\u{FFFD}"
        default: break
        }
        return properties.isDefaultIgnorableCodePoint && !isKept(scalar) ? nil : scalar
    }

    /// Joiners and variation selectors have no shape of their own, but say how their neighbours look.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200C}" || scalar == "\u{200D}" || scalar.properties.isVariationSelector
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
