package import Foundation
package import POSIX
import Testing

/// A folder of a test's own, gone with it, in which other people's programs can be run.
package final class TemporaryFolder: Sendable {
    /// Its absolute path.
    package let path: String

    /// A new, empty folder.
    package init() {
        var template = Array("/tmp/camelwalk-test.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of an entry.
    package func file(_ name: String) -> String { path + "/" + name }

    /// The path of an entry, as the sources have it.
    package func location(_ name: String) -> ByteString { ByteString(file(name)) }

    /// Writes a file and returns its path.
    @discardableResult
    package func write(_ name: String, _ text: String, mode: Int = 0o644) -> String {
        write(name, Array(text.utf8), mode: mode)
    }

    /// Writes a file and returns its path.
    @discardableResult
    package func write(_ name: String, _ bytes: [UInt8], mode: Int = 0o644) -> String {
        _ = FileManager.default.createFile(
            atPath: file(name), contents: Data(bytes), attributes: [.posixPermissions: mode])
        return file(name)
    }

    /// The names of the entries, sorted.
    package var entries: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// The bytes of an entry, empty if there is none.
    package func bytes(_ name: String) -> [UInt8] { Array(contents(file(name))) }

    /// The permissions of an entry, or -1 if there is none.
    package func mode(_ name: String) -> Int {
        var status = stat()
        return stat(file(name), &status) == 0 ? Int(status.st_mode & 0o7777) : -1
    }

    /// Runs a shell script in the folder and returns what it prints. Throws if it fails.
    @discardableResult
    package func run(_ script: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-ec", script]
        process.currentDirectoryURL = URL(filePath: path)
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        process.environment = ProcessInfo.processInfo.environment.merging(["MAGICK_THREAD_LIMIT": "1"]) { $1 }
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(script)")
        return data
    }
}

/// A file's bytes, empty if there is none.
package func contents(_ path: String) -> Data { FileManager.default.contents(atPath: path) ?? Data() }

/// A file's text, empty if there is none.
package func text(_ path: String) -> String { String(decoding: contents(path), as: UTF8.self) }
