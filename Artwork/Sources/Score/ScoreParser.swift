/// Reads the text of a score, line by line.
struct ScoreParser {
    private enum Block {
        case header
        case master
        case instrument(Int)
        case section(Int)
    }

    private var header = ScoreHeader()
    private var master: [Setting] = []
    private var instruments: [Instrument] = []
    private var sections: [SectionText] = []
    private var block = Block.header

    /// Reads one line; blank lines and those that begin with `#` say nothing.
    mutating func read(_ text: some StringProtocol, line: Int) throws(ScoreError) {
        let words = text.split(separator: " ").map { String($0) }
        guard let first = words.first, !first.hasPrefix("#") else { return }
        let rest = Array(words.dropFirst())
        if try openBlock(first, rest, line) { return }
        switch block {
        case .header: try header.read(first, rest, line)
        case .master: master.append(Setting(name: first, words: rest, line: line))
        case .instrument(let index):
            instruments[index].settings.append(Setting(name: first, words: rest, line: line))
        case .section(let index):
            let bars = String(text.drop { $0 != "|" })
            try sections[index].append(bars, to: try instrument(first, line), line)
        }
    }

    /// The score, once every line has been read.
    func finish() throws(ScoreError) -> Score {
        var played: [Section] = []
        for name in header.order {
            guard let section = sections.first(where: { $0.name == name }) else {
                throw ScoreError(line: header.orderLine, reason: "there is no section '\(name)' to play")
            }
            played.append(try section.section(mode: header.mode, ticks: header.ticksPerBar))
        }
        guard !played.isEmpty else { throw ScoreError(line: 0, reason: "the score plays no section") }
        return Score(
            title: header.title, tempo: header.tempo, beatsPerBar: header.beatsPerBar, mode: header.mode,
            groove: header.groove, master: master, instruments: instruments, sections: played)
    }

    private func instrument(_ name: String, _ line: Int) throws(ScoreError) -> Instrument {
        guard let instrument = instruments.first(where: { $0.name == name }) else {
            throw ScoreError(line: line, reason: "there is no instrument '\(name)'")
        }
        return instrument
    }

    private mutating func openBlock(
        _ word: String, _ rest: [String], _ line: Int
    ) throws(ScoreError) -> Bool {
        switch word {
        case "master":
            block = .master
        case "instrument", "drum":
            instruments.append(try InstrumentParser.instrument(word, rest, line))
            block = .instrument(instruments.endIndex - 1)
        case "section":
            let section = try SectionText(rest, line)
            guard !sections.contains(where: { $0.name == section.name }) else {
                throw ScoreError(line: line, reason: "there is already a section '\(section.name)'")
            }
            sections.append(section)
            block = .section(sections.endIndex - 1)
        default:
            return false
        }
        return true
    }
}

extension Score {
    /// Reads a score; the format is described at the top of `soundtrack.score`.
    ///
    /// - Throws: ``ScoreError`` with the line and the reason.
    public init(parsing text: String) throws(ScoreError) {
        var parser = ScoreParser()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try parser.read(line, line: index + 1)
        }
        self = try parser.finish()
    }
}
