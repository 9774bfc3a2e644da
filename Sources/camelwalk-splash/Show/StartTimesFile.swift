import Glibc
import POSIX
import SplashPolicy

/// Where the times of commands are kept: `$XDG_STATE_HOME/camelwalk/start-times`, which only its owner may read.
/// Whatever goes wrong with it is one line in the log.
struct StartTimesFile {
    /// In so many runs one after the other must no window have come: one may have been held up.
    private static let windowlessRuns = 2

    private let patience: Int64
    private let directory: ByteString
    private let key: String
    /// Under which the times are kept at which a graphical program printed whose window never came.
    private let windowlessKey: String

    /// The times of the command with these words; nil if nothing is to be kept, or there is no place for it.
    ///
    /// `patience` is for how many nanoseconds it waits for other splashes: a time may be lost, but nothing may hang. Less than
    /// the watchdog waits.
    init?(_ words: [ByteString], patience: Int64 = 2_500_000_000) {
        self.patience = patience
        guard !words.isEmpty, let directory = StartTimesFile.stateDirectory() else { return nil }
        self.directory = directory
        key = StartTimes.key(words.map(\.bytes))
        windowlessKey = StartTimes.key([Array("windowless".utf8)] + words.map(\.bytes))
    }

    /// How long the command took the last times in nanoseconds, or nil.
    func expected() -> Int64? {
        read().expected(key: key).map { Int64($0) * 1_000_000 }
    }

    /// How long the command took the last times in milliseconds, the newest at the end.
    func lastTimes() -> [Int] { read().times(key: key) }

    /// Whether the command, a graphical program that prints, had no window the last times.
    func expectsNoWindow() -> Bool {
        read().times(key: windowlessKey).count >= StartTimesFile.windowlessRuns
    }

    /// Adds a time in nanoseconds. A command that `hasWindow` may have had none before.
    func add(_ time: Int64, hasWindow: Bool = false) throws(FileError) {
        try update { times in
            times.add(Int(time / 1_000_000), key: key)
            if hasWindow { times.remove(key: windowlessKey) }
        }
    }

    /// Adds the time in nanoseconds at which a graphical program printed whose window did not come.
    func add(windowless time: Int64) throws(FileError) {
        try update { $0.add(Int(time / 1_000_000), key: windowlessKey) }
    }

    private func update(_ change: (inout StartTimes) -> Void) throws(FileError) {
        try AtomicFile.update(
            StartTimesFile.name, in: directory, maximumBytes: StartTimes.maximumBytes,
            patience: patience
        ) { text in
            var times = StartTimes(text: text)
            change(&times)
            return times.text
        }
    }

    private static let name = "start-times"
    /// A file that is as many seconds old is nobody's work any more.
    private static let longestWork = 60

    /// Removes what killed splashes of version 0.1.0 have left: each had a file of its own to write to. The directory is
    /// this user's.
    func removeAbandonedParts() {
        var names: [ByteString] = []
        try? Directory.forEachEntry(of: directory) { entry in
            let name = ByteString(cString: entry.name)
            if StartTimesFile.isPart(name) { names.append(name) }
            return true
        }
        for name in names {
            let path = directory.appending(path: name)
            guard let status = try? path.fileStatus(followsLinks: false), status.isRegularFile,
                status.st_mtim.tv_sec + StartTimesFile.longestWork < time(nil)
            else { continue }
            _ = path.withCString { unlink($0) }
        }
    }

    /// Whether a file's name is `start-times.ANYTHING.part`.
    private static func isPart(_ name: ByteString) -> Bool {
        let (bytes, start, end) = (name.bytes, Array("\(StartTimesFile.name).".utf8), Array(".part".utf8))
        return bytes.count > start.count + end.count && bytes.starts(with: start)
            && bytes.suffix(end.count).elementsEqual(end)
    }

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

    /// The directory of the file; nil if no home is known.
    static func stateDirectory() -> ByteString? {
        BaseDirectories { ByteString(environment: $0) }.ownState?.appending(path: "camelwalk")
    }
}
