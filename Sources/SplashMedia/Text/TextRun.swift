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
