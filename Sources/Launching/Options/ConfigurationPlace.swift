public import POSIX

/// Where the configuration file is: in the `BaseDirectories` of configuration, or where CAMELWALK_CONFIG says.
public struct ConfigurationPlace: Equatable, Sendable {
    /// The most bytes that a configuration file may have.
    public static let maximumBytes = 65_536
    private static let name: ByteString = "camelwalk/config"

    /// The paths; the first that is there counts.
    public let candidates: [ByteString]
    /// Whether the user has named the file: then it is an error that it is not there.
    public let isNamed: Bool
    /// The user's home directory, for which `~/` stands in the file; nil if it is not known.
    public let home: ByteString?

    /// Reads the variables through `value`, which gives a variable's value or nil.
    public init(value: @escaping (String) -> ByteString?) {
        let directories = BaseDirectories(value: value)
        home = directories.home
        let named = value("CAMELWALK_CONFIG")
        isNamed = named?.bytes.isEmpty == false
        if let named {
            candidates = named.bytes.isEmpty ? [] : [named]
            return
        }
        let own = directories.ownConfiguration.map { [$0] } ?? []
        candidates = (own + directories.configurations).map { $0.appending(path: ConfigurationPlace.name) }
    }
}
