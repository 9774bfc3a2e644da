import Glibc
import POSIX
import Launching

/// The settings in force, and the configuration file among their sources.
struct Configuration {
    /// The settings, and what could not be used of their sources.
    var reader: SettingsReader
    /// The file that was read, or nil.
    private(set) var file: ByteString?
    /// Where it was looked for.
    let place: ConfigurationPlace

    /// Reads all sources, the strongest last.
    init(_ invocation: Invocation) throws(OptionError) {
        let isReported = invocation.words.contains("doctor") || invocation.words.contains("explain")
        reader = SettingsReader(keepsOrigins: isReported)
        place = ConfigurationPlace { ByteString(environment: $0) }
        readFile(for: invocation)
        reader.readEnvironment { ByteString(environment: $0) }
        try reader.read(invocation.words)
    }

    private mutating func read(_ bytes: [UInt8], of path: ByteString, for invocation: Invocation) {
        var file = SettingsReader.Configuration(
            path: path, home: place.home, command: invocation.commandName)
        file.checksAll = invocation.words.contains("doctor")
        reader.read(ConfigurationText(bytes), of: file)
    }

    private mutating func readFile(for invocation: Invocation) {
        for path in place.candidates {
            do throws(FileError) {
                guard
                    let contents = try AtomicFile.readIfPresent(
                        path, maximumBytes: ConfigurationPlace.maximumBytes)
                else { continue }
                let file = path.isAbsolutePath ? path : path.absolutePath(from: workingDirectory())
                self.file = file
                read(contents.bytes, of: file, for: invocation)
            } catch {
                reader.note(OptionError("\(error)"))
            }
            return
        }
        if place.isNamed, let path = place.candidates.first {
            reader.note(OptionError("\(FileError(path, .read, errno: Errno(ENOENT)))"))
        }
    }
}
