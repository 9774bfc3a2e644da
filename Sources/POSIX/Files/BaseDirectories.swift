/// The directories of the XDG base directory specification
/// (https://specifications.freedesktop.org/basedir-spec/latest/). Paths that are not absolute do not count, as it says.
public struct BaseDirectories {
    private let value: (String) -> ByteString?

    /// Reads the variables through `value`, which gives a variable's value or nil, each when it is needed.
    public init(value: @escaping (String) -> ByteString?) {
        self.value = value
    }

    /// The user's home directory; nil if it is not known.
    public var home: ByteString? { path("HOME") }

    /// Where the user's own configuration files are; nil if no home is known.
    public var ownConfiguration: ByteString? { path("XDG_CONFIG_HOME") ?? home?.appending(path: ".config") }
    /// Where the system's configuration files are, in the order in which they count.
    public var configurations: [ByteString] { list("XDG_CONFIG_DIRS", default: "/etc/xdg") }

    /// Where the user's own data files are; nil if no home is known.
    public var ownData: ByteString? { path("XDG_DATA_HOME") ?? home?.appending(path: ".local/share") }
    /// Where the system's data files are, in the order in which they count.
    public var data: [ByteString] { list("XDG_DATA_DIRS", default: "/usr/local/share:/usr/share") }

    /// Where the user's own desktop entries are; nil if no home is known.
    public var ownApplications: ByteString? { ownData?.appending(path: "applications") }
    /// Where the system's desktop entries are, in the order in which they count.
    public var applications: [ByteString] { data.map { $0.appending(path: "applications") } }
    /// Where desktop entries are, the user's own first.
    public var allApplications: [ByteString] { (ownApplications.map { [$0] } ?? []) + applications }

    /// Where programs keep what they remember; nil if no home is known.
    public var ownState: ByteString? { path("XDG_STATE_HOME") ?? home?.appending(path: ".local/state") }

    /// Where the user's programs keep what they can make again; nil if no home is known.
    public var ownCache: ByteString? { path("XDG_CACHE_HOME") ?? home?.appending(path: ".cache") }

    private func path(_ name: String) -> ByteString? {
        value(name).flatMap { $0.isAbsolutePath ? $0 : nil }
    }

    private func list(_ name: String, default defaultValue: ByteString) -> [ByteString] {
        let listed = value(name).flatMap { $0.bytes.isEmpty ? nil : $0 } ?? defaultValue
        return listed.bytes.split(separator: UInt8(ascii: ":")).map { ByteString(bytes: Array($0)) }
            .filter { $0.isAbsolutePath }
    }
}
