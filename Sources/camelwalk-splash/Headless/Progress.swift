/// How far a long rendering has come, for a person at a terminal; silent otherwise.
struct Progress {
    private let isShown = StandardError.isTerminal

    /// Shows that `done` of `total` frames, or of something else, are rendered.
    func show(_ done: Int, of total: Int, _ unit: String = "frames") {
        guard isShown else { return }
        let width = 24
        let filled = width * done / max(1, total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        StandardError.write("\rrendering [\(bar)] \(done)/\(total) \(unit)")
    }

    /// Takes the line away.
    func clear() {
        guard isShown else { return }
        // Erase in line, ECMA-48.
        StandardError.write("\r\u{1B}[K")
    }
}
