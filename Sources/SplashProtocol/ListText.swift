/// Lists of words with commas between them. A backslash takes the meaning from what follows: `\,` is a comma in a word.
public enum ListText {
    private static let comma = UInt8(ascii: ",")
    private static let backslash = UInt8(ascii: "\\")
    private static let space = UInt8(ascii: " ")

    /// The words, without their escapes, and without spaces around them. At least one, which may be empty.
    public static func words(_ bytes: [UInt8]) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        // Where the last byte is that may not be taken for a space around the word.
        var kept = 0
        var isEscaped = false
        for byte in bytes {
            switch byte {
            case backslash where !isEscaped:
                isEscaped = true
                continue
            case comma where !isEscaped:
                words.append(Array(word[..<kept]))
                word = []
                kept = 0
            case space where !isEscaped:
                if !word.isEmpty { word.append(byte) }
            default:
                word.append(byte)
                kept = word.count
            }
            isEscaped = false
        }
        return words + [Array(word[..<kept])]
    }

    /// `word` as it is to be written in a list.
    static func escaped(_ word: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in word {
            if byte == comma || byte == backslash || byte == space { bytes.append(backslash) }
            bytes.append(byte)
        }
        return bytes
    }
}
