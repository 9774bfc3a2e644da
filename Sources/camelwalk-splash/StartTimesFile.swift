import CLaunching
import Glibc
import Handover
import Splashing
import WholeFiles

/// Where the times of commands are kept: `$XDG_STATE_HOME/camelwalk/start-times`, which only its owner may read.
/// Whatever goes wrong with it is one line in the log.
struct StartTimesFile {
    private let directory: ByteString
    private let key: String

    /// The times of the command with these words; nil where nothing is to be kept, or there is no place for it.
    init?(_ words: [ByteString]) {
        guard !words.isEmpty, let directory = StartTimesFile.stateDirectory() else { return nil }
        self.directory = directory
        key = StartTimes.key(words.map(\.bytes))
    }

    /// How long the command took the last times in nanoseconds, or nil.
    func expected() -> Int64? {
        read().expected(key: key).map { Int64($0) * 1_000_000 }
    }

    /// Adds a time in nanoseconds.
    func add(_ time: Int64) throws(FileError) {
        var times = read()
        times.add(Int(time / 1_000_000), key: key)
        try WholeFile.makeDirectories(directory, mode: 0o700)
        try WholeFile.write(times.text, to: file, newMode: 0o600)
    }

    private var file: ByteString { directory.appending(path: "start-times") }

    private func read() -> StartTimes {
        // Neither a link nor a pipe that somebody has put there.
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = file.withCString { open($0, flags) }
        guard descriptor >= 0 else { return StartTimes(text: []) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: StartTimes.mostBytes)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return StartTimes(text: buffer.prefix(max(0, count)))
    }

    /// Where the XDG Base Directory Specification puts it; a relative path is to be ignored.
    private static func stateDirectory() -> ByteString? {
        if let state = variable("XDG_STATE_HOME"), state.isAbsolutePath {
            return state.appending(path: "camelwalk")
        }
        guard let home = variable("HOME"), home.isAbsolutePath else { return nil }
        return home.appending(path: ".local/state/camelwalk")
    }

    private static func variable(_ name: String) -> ByteString? {
        getenv(name).map { ByteString(cString: $0) }
    }
}
