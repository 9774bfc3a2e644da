import POSIX
import SplashPolicy

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
        let milliseconds = Int(time / 1_000_000)
        try AtomicFile.update(
            StartTimesFile.name, in: directory, maximumBytes: StartTimes.maximumBytes,
            patience: StartTimesFile.patience
        ) { text in
            var times = StartTimes(text: text)
            times.add(milliseconds, key: key)
            return times.text
        }
    }

    private static let name = "start-times"
    /// How long it waits for other splashes: a time may be lost, but nothing may hang.
    private static let patience: Int64 = 400_000_000

    private func read() -> StartTimes {
        let file = directory.appending(path: ByteString(StartTimesFile.name))
        do throws(FileError) {
            let contents = try AtomicFile.read(
                file, maximumBytes: StartTimes.maximumBytes, followsLinks: false)
            return StartTimes(text: contents.bytes)
        } catch {
            return StartTimes(text: [])
        }
    }

    /// Where the XDG Base Directory Specification puts it; a relative path is to be ignored.
    static func stateDirectory() -> ByteString? {
        if let state = ByteString(environment: "XDG_STATE_HOME"), state.isAbsolutePath {
            return state.appending(path: "camelwalk")
        }
        guard let home = ByteString(environment: "HOME"), home.isAbsolutePath else { return nil }
        return home.appending(path: ".local/state/camelwalk")
    }
}
