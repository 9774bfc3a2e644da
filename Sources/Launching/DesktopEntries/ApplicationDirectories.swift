public import POSIX

/// Where desktop entries are: in the `BaseDirectories` of data.
public struct ApplicationDirectories: Equatable, Sendable {
    /// The user's own, or nil if no home is known.
    public let own: ByteString?
    /// The others, in the order in which they count.
    public let others: [ByteString]

    /// Reads the variables through `value`, which gives a variable's value or nil.
    public init(value: @escaping (String) -> ByteString?) {
        let directories = BaseDirectories(value: value)
        own = directories.ownApplications
        others = directories.applications
    }
}
