/// What Unicode says of the characters of a line.
///
/// Without fribidi everything runs to the right, without HarfBuzz nothing has a script: letters are there all the same.
struct TextAnalysis: Sendable {
    private let order: TextOrder?
    private let scripts: TextScripts?

    /// Opens both libraries.
    init() {
        self.init(order: try? TextOrder(), scripts: try? TextScripts())
    }

    /// What these say; nil for a library that is missing.
    init(order: TextOrder?, scripts: TextScripts?) {
        self.order = order
        self.scripts = scripts
    }

    /// The level of each character: odd ones run to the left.
    func levels(_ characters: [Character]) -> [UInt8] {
        order?.levels(characters) ?? characters.map { _ in 0 }
    }

    /// The character's script; nil if it is used with any script.
    func script(of character: Character) -> TextScript? { scripts?.script(of: character) }

    /// The script of each character; what has none takes that of what precedes it, or at the beginning follows it.
    func scripts(_ characters: [Character]) -> [TextScript] {
        let own = characters.map { script(of: $0) }
        var current = own.lazy.compactMap { $0 }.first ?? .common
        return own.map { script in
            current = script ?? current
            return current
        }
    }
}

/// Characters that are shaped and drawn at once: one font, one script, one direction.
struct TextRun {
    let text: String
    let face: FontChoice.Face
    let script: TextScript
    let isRightToLeft: Bool

    /// The runs of a text from left to right; `faces` has the font of each character.
    static func runs(
        _ characters: [Character], faces: [FontChoice.Face], _ analysis: TextAnalysis
    ) -> [TextRun] {
        let levels = analysis.levels(characters)
        let scripts = analysis.scripts(characters)
        var runs: [TextRun] = []
        var runLevels: [UInt8] = []
        var start = 0
        while start < characters.count {
            let end =
                characters.indices[start...].first {
                    faces[$0] !== faces[start] || scripts[$0] != scripts[start] || levels[$0] != levels[start]
                } ?? characters.count
            runs.append(
                TextRun(
                    text: String(characters[start..<end]), face: faces[start], script: scripts[start],
                    isRightToLeft: levels[start] % 2 == 1))
            runLevels.append(levels[start])
            start = end
        }
        return TextOrder.visual(runLevels).map { runs[$0] }
    }
}
