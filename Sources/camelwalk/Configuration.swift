import Glibc
import POSIX
import Launching

/// The settings in force.
struct Configuration {
    /// The settings, and what could not be used of their sources.
    var reader: SettingsReader

    /// Reads all sources, the strongest last.
    init(_ invocation: Invocation) throws(OptionError) {
        reader = SettingsReader(keepsOrigins: invocation.words.contains("doctor"))
        reader.readEnvironment(Configuration.variable)
        try reader.read(invocation.words)
    }

    /// A variable of the environment, or nil.
    static func variable(_ name: String) -> ByteString? { getenv(name).map { ByteString(cString: $0) } }
}
