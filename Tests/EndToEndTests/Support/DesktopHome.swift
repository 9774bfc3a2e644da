import Foundation
import TestSupport
import Testing

/// A home and a system's directory of applications of a test's own.
final class DesktopHome {
    let folder = TemporaryFolder()
    var program = Product.camelwalk
    var environment: [String: String]

    init() throws {
        environment = TestProgram.plainEnvironment
        environment["HOME"] = folder.file("home")
        environment["XDG_DATA_DIRS"] = folder.file("system")
        for path in [own, system] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
    }

    /// The user's own applications.
    var own: String { folder.file("home/.local/share/applications") }
    /// The system's.
    var system: String { folder.file("system/applications") }

    /// Writes an entry, and returns its path.
    @discardableResult
    func write(_ path: String, _ text: String) throws -> String {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return path
    }

    /// Whether the desktop's own checker takes an entry.
    static func isValid(_ path: String) throws -> Bool {
        try TestProgram(["desktop-file-validate", path]).run().exitStatus == 0
    }

    /// camelwalk with these options.
    func camelwalk(_ options: String...) throws -> TestProcess { try camelwalk(options) }

    /// camelwalk with these options.
    func camelwalk(_ options: [String]) throws -> TestProcess {
        var launch = TestProgram([program] + options)
        launch.environment = environment
        return try launch.run()
    }

    /// Every file below the test's folder, and what it holds.
    var everything: [String: Data] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return Dictionary(uniqueKeysWithValues: names.map { ($0, contents(folder.file($0))) })
    }
}
