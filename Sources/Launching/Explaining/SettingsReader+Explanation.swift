public import POSIX
public import SplashProtocol

extension SettingsReader {
    /// Where each setting comes from, as a section of `--explain`. `file` is the configuration file that was read, or
    /// nil, and `places` where it was looked for.
    public func explanation(file: ByteString?, places: [ByteString]) -> Explanation {
        var rows = [Explanation.Row("file", SettingsReader.text(of: file, places))]
        rows += origins.filter { $0.row != Options.index(of: "explain") }.map(\.explanation)
        rows += errors.map { Explanation.Row("ignored", $0.message) }
        rows.append(Explanation.Row("default", defaults.joined(separator: ", ")))
        return Explanation("Settings", rows)
    }

    private static func text(of file: ByteString?, _ places: [ByteString]) -> String {
        if let file { return file.description }
        let listed = places.map(\.description).joined(separator: " or ")
        return places.isEmpty ? "none is looked for" : "none; it would be \(listed)"
    }

    /// What nobody has set.
    private var defaults: [String] {
        let set = Set(origins.compactMap(\.row))
        return Options.all.indices.filter { Options.all[$0].isLasting && !set.contains($0) }
            .compactMap { row in
                let option = Options.all[row]
                if option.value == nil {
                    return "\(option.name) \(option.defaultValue == nil ? "off" : "on")"
                }
                return option.defaultValue.map { "\(option.name) \($0)\(option.unit.map { " \($0)" } ?? "")" }
            }
            // The one is as the desktop says, and of the other a person would read a double negation.
            .filter { !$0.hasPrefix("reduced-motion") && !$0.hasPrefix("no-") }
    }
}

extension SettingsReader.Origin {
    /// The setting, and where it comes from.
    fileprivate var explanation: Explanation.Row {
        let name = row.map { "\(Options.all[$0].name)" } ?? "splash"
        switch source {
        // The file's name stands in the text.
        case .file: return Explanation.Row(name, text)
        case .environment: return Explanation.Row(name, "\(text), an environment variable")
        case .commandLine: return Explanation.Row(name, "\(text), on the command line")
        }
    }
}
