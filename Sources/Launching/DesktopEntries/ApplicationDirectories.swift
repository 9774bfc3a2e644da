public import POSIX

/// Where desktop entries are, by the XDG base directory specification
/// (https://specifications.freedesktop.org/basedir-spec/latest/).
public struct ApplicationDirectories: Equatable, Sendable {
    /// The user's own, or nil where no home is known.
    public let own: ByteString?
    /// The others, in the order in which they count.
    public let others: [ByteString]

    /// Reads the variables through `value`, which gives a variable's value or nil. Paths that are not absolute do
    /// not count, as the specification says.
    public init(value: (String) -> ByteString?) {
        func path(_ name: String) -> ByteString? {
            value(name).flatMap { $0.isAbsolutePath ? $0 : nil }
        }
        let home = path("XDG_DATA_HOME") ?? path("HOME")?.appending(path: ".local/share")
        own = home?.appending(path: "applications")
        let listed =
            value("XDG_DATA_DIRS").flatMap { $0.bytes.isEmpty ? nil : $0 } ?? "/usr/local/share:/usr/share"
        others = listed.bytes.split(separator: UInt8(ascii: ":"))
            .map { ByteString(bytes: Array($0)) }
            .filter { $0.isAbsolutePath }
            .map { $0.appending(path: "applications") }
    }
}
