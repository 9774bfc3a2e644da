/// Why windows cannot be watched, or cannot be watched in one way.
public struct WaylandWatchError: Error, Equatable, CustomStringConvertible {
    /// One line.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
