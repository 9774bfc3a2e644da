import Foundation
import TestSupport
import Testing

/// A `--log` file and what it says.
final class Log {
    private let folder = TemporaryFolder()
    var path: String { folder.file("camelwalk.log") }
    var folderPath: String { folder.path }

    /// The events so far, without their times.
    var events: [String] {
        text(path).split(separator: "\n").map { line in
            line.split(separator: " ", maxSplits: 1).dropFirst().joined()
        }
    }

    /// Milliseconds of the first event that starts so.
    func time(of event: String) -> Double? {
        for line in text(path).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2, parts[1].hasPrefix(event) { return Double(parts[0]) }
        }
        return nil
    }

    /// Waits for an event that starts so, and returns it.
    @discardableResult
    func expect(_ event: String, seconds: Double = longestWait) throws -> String {
        var found: String?
        let isThere = eventually(seconds) {
            found = events.first { $0.hasPrefix(event) }
            return found != nil
        }
        try #require(isThere, "no '\(event)' in the log: \(events)")
        return found ?? ""
    }
}
