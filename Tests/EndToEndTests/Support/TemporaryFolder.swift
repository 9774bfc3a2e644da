import Foundation

/// A folder of a test's own, gone with it.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/camelwalk-test.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of an entry.
    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and returns its path.
    func write(_ name: String, _ text: String, mode: Int = 0o644) -> String {
        _ = FileManager.default.createFile(
            atPath: file(name), contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        return file(name)
    }

    /// The names of the entries, sorted.
    var entries: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
}

/// A file's bytes, empty where there is none.
func contents(_ path: String) -> Data { FileManager.default.contents(atPath: path) ?? Data() }

/// A file's text, empty where there is none.
func text(_ path: String) -> String { String(decoding: contents(path), as: UTF8.self) }
