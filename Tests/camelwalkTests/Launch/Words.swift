import Glibc
import Synchronization
import Testing

@testable import camelwalk

/// An argument vector of a test's own. Of the process's life, as the real one is.
final class Words: @unchecked Sendable {
    private static let all = Mutex<[Words]>([])

    private let vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    let arguments: CommandArguments

    convenience init(_ words: String...) throws { try self.init(words) }

    init(_ words: [String]) throws {
        vector = .allocate(capacity: words.count + 1)
        for (index, word) in words.enumerated() { (vector + index).initialize(to: strdup(word)) }
        (vector + words.count).initialize(to: nil)
        arguments = try #require(CommandArguments(vector, count: words.count))
        Words.all.withLock { $0.append(self) }
    }
}
