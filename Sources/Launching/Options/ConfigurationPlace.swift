public import POSIX

/// Where the configuration file is, by the XDG base directory specification
/// (https://specifications.freedesktop.org/basedir-spec/latest/), or where CAMELWALK_CONFIG says.
public struct ConfigurationPlace: Equatable, Sendable {
    /// The most bytes that a configuration file may have.
    public static let maximumBytes = 65_536
    private static let name: ByteString = "camelwalk/config"

    /// The paths; the first that is there counts.
    public let candidates: [ByteString]
    /// Whether the user has named the file: then it is an error that it is not there.
    public let isNamed: Bool
    /// The user's home directory, for which `~/` stands in the file; nil where it is not known.
    public let home: ByteString?

    /// Reads the variables through `value`, which gives a variable's value or nil. Directories that are not absolute do
    /// not count, as the specification says.
    public init(value: (String) -> ByteString?) {
        home = value("HOME").flatMap { $0.isAbsolutePath ? $0 : nil }
        let named = value("CAMELWALK_CONFIG")
        isNamed = named?.bytes.isEmpty == false
        if let named {
            candidates = named.bytes.isEmpty ? [] : [named]
            return
        }
        let own = value("XDG_CONFIG_HOME").flatMap { $0.isAbsolutePath ? $0 : nil }
        var directories: [ByteString] = []
        if let directory = own ?? home?.appending(path: ".config") { directories.append(directory) }
        if let listed = value("XDG_CONFIG_DIRS"), !listed.bytes.isEmpty {
            directories += listed.bytes.split(separator: UInt8(ascii: ":"))
                .map { ByteString(bytes: Array($0)) }.filter { $0.isAbsolutePath }
        } else {
            directories.append("/etc/xdg")
        }
        candidates = directories.map { $0.appending(path: ConfigurationPlace.name) }
    }
}
