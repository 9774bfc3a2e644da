/// One word of a melody: a note, chord, rest or tie, with its ornaments and duration.
struct MelodyToken {
    enum Content: Equatable {
        case rest
        case tie
        case chord([Pitch])
    }

    var content: Content
    /// Short notes played just before, at the expense of the note itself.
    var graces: [Pitch] = []
    var isAccented = false
    /// In ticks.
    var duration = Ticks.perSixteenth

    /// Reads `[>][{grace,...}]head[:sixteenths]`, where the head is a name, `[name name]`, `-` or `~`.
    init(_ text: String, line: Int) throws(ScoreError) {
        var rest = text[...]
        if rest.hasPrefix(">") {
            isAccented = true
            rest.removeFirst()
        }
        if rest.hasPrefix("{"), let close = rest.firstIndex(of: "}") {
            graces = try Self.pitches(rest[..<close].dropFirst(), separator: ",", line: line)
            rest = rest[close...].dropFirst()
        }
        if let colon = rest.lastIndex(of: ":") {
            duration = try Self.duration(rest[colon...].dropFirst(), line: line)
            rest = rest[..<colon]
        }
        content = try Self.content(rest, line: line)
    }

    /// Splits a bar at spaces, except inside brackets and braces.
    static func split(_ text: some StringProtocol) -> [String] {
        var tokens: [String] = []
        var depth = 0
        var current = ""
        for character in text {
            depth += "[{".contains(character) ? 1 : "]}".contains(character) ? -1 : 0
            if character == " ", depth == 0 {
                tokens.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        return (tokens + [current]).filter { !$0.isEmpty }
    }

    private static func content(_ head: Substring, line: Int) throws(ScoreError) -> Content {
        switch head {
        case "-": return .rest
        case "~": return .tie
        default: break
        }
        guard head.hasPrefix("["), head.hasSuffix("]") else {
            return .chord(try pitches(head, separator: " ", line: line))
        }
        return .chord(try pitches(head.dropFirst().dropLast(), separator: " ", line: line))
    }

    private static func pitches(
        _ text: Substring, separator: Character, line: Int
    ) throws(ScoreError) -> [Pitch] {
        var result: [Pitch] = []
        for name in text.split(separator: separator) {
            guard let pitch = Pitch(name: name) else {
                let reason = "'\(name)' is no note; write a name and octave such as F#4"
                throw ScoreError(line: line, reason: reason)
            }
            result.append(pitch)
        }
        guard !result.isEmpty else { throw ScoreError(line: line, reason: "a note name is missing") }
        return result
    }

    private static func duration(_ text: Substring, line: Int) throws(ScoreError) -> Int {
        guard let sixteenths = Double(text), sixteenths > 0, sixteenths <= 1024 else {
            throw ScoreError(line: line, reason: "'\(text)' is no duration; write a number of sixteenths")
        }
        return Int((sixteenths * Double(Ticks.perSixteenth)).rounded())
    }
}
