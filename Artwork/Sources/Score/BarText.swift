/// A bar as it stands in the score, before it is read.
struct BarText: Equatable {
    /// What stands between the bar lines, without the spaces around it.
    var text: String
    /// The line of the score, for messages.
    var line: Int

    /// The bars of `| bar | bar | % |`, where `%` repeats the bar before it, which may be `previous`.
    static func split(_ text: String, after previous: BarText?, line: Int) throws(ScoreError) -> [BarText] {
        var bars: [BarText] = []
        for part in text.split(separator: "|") {
            let words = part.split(separator: " ")
            guard let first = words.first else { continue }
            guard words.count == 1, first == "%" else {
                bars.append(BarText(text: words.joined(separator: " "), line: line))
                continue
            }
            guard let repeated = bars.last ?? previous else {
                throw ScoreError(line: line, reason: "there is no bar before %")
            }
            bars.append(BarText(text: repeated.text, line: line))
        }
        return bars
    }
}
