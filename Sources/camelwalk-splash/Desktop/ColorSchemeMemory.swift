import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// Whether the desktop preferred dark windows when it was last asked: the first frame cannot wait for its answer, and a
/// light one that becomes dark would flash.
///
/// There is a file, `$XDG_STATE_HOME/camelwalk/dark`, if it did.
final class ColorSchemeMemory: Sendable {
    private let file: ByteString
    private let remembered = Mutex(false)

    /// Looks for the file on a thread of its own: a file system may take its time. Nil if there is no place for it.
    init?(directory: ByteString? = StartTimesFile.stateDirectory()) {
        guard let directory else { return nil }
        file = directory.appending(path: "dark")
        _ = BackgroundThread.start { [self] in
            let isThere = file.withCString { access($0, F_OK) } == 0
            remembered.withLock { $0 = isThere }
        }
    }

    /// What is known by now; false if that is nothing.
    var isDark: Bool { remembered.withLock { $0 } }

    /// Remembers what the desktop has said. Files are touched only if it says something else than the last time.
    func remember(isDark: Bool, _ log: EventLog) {
        let isThere = file.withCString { access($0, F_OK) } == 0
        guard isDark != isThere else { return }
        guard isDark else {
            _ = file.withCString { unlink($0) }
            return
        }
        do throws(FileError) {
            try AtomicFile.makeDirectories(file.deletingLastPathComponent, mode: 0o700)
            try AtomicFile.replace(file, with: [], newMode: 0o600)
        } catch {
            log.write("preference for dark not kept: \(error)")
        }
    }
}
