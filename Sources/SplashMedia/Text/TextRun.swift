/// Characters that are shaped and drawn at once: one font, one script, one direction.
struct TextRun {
    let text: String
    let face: FontChoice.Face
    let script: TextScript
    let isRightToLeft: Bool

    /// The runs of a text from left to right; `faces` has the font of each character.
    static func runs(_ characters: [Character], faces: [FontChoice.Face]) -> [TextRun] {
        let levels = TextOrder.levels(characters.map { TextOrder.Kind($0) })
        let scripts = scripts(characters)
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

    /// The script of each character; what has none takes that of what precedes it, or at the beginning follows it.
    private static func scripts(_ characters: [Character]) -> [TextScript] {
        let own = characters.map { TextScript.of($0) }
        var current = own.lazy.compactMap { $0 }.first ?? .common
        return own.map { script in
            current = script ?? current
            return current
        }
    }
}
