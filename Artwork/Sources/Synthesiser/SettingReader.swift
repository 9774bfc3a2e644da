import Score

/// Reads settings by name and says where they are wrong.
struct SettingReader {
    private let settings: [Setting]

    /// A reader of `settings`; a name that is not in `known` is an error.
    init(_ settings: [Setting], known: Set<String>) throws(ScoreError) {
        for setting in settings where !known.contains(setting.name) {
            let names = known.sorted().joined(separator: ", ")
            let reason = "'\(setting.name)' is no setting; known are \(names)"
            throw ScoreError(line: setting.line, reason: reason)
        }
        self.settings = settings
    }

    /// The numbers of the setting `name`, as many as `defaults`, which stand in if it is missing.
    func numbers(_ name: String, _ defaults: [Double]) throws(ScoreError) -> [Double] {
        guard let setting = settings.last(where: { $0.name == name }) else { return defaults }
        let values = setting.words.compactMap { Double($0) }
        guard values.count == defaults.count, values.count == setting.words.count else {
            throw ScoreError(line: setting.line, reason: "'\(name)' takes \(defaults.count) numbers")
        }
        return values
    }

    /// The one number of the setting `name`.
    func number(_ name: String, _ standard: Double) throws(ScoreError) -> Double {
        try numbers(name, [standard])[0]
    }

    /// The setting `name` as one of the words that `Choice` knows.
    func choice<Choice: RawRepresentable<String>>(
        _ name: String, _ standard: Choice
    ) throws(ScoreError) -> Choice {
        guard let setting = settings.last(where: { $0.name == name }) else { return standard }
        guard setting.words.count == 1, let choice = Choice(rawValue: setting.words[0]) else {
            let found = setting.words.joined(separator: " ")
            throw ScoreError(line: setting.line, reason: "'\(found)' is no \(name)")
        }
        return choice
    }
}
