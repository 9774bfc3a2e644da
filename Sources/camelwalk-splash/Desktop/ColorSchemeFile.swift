import Glibc
import POSIX

/// `$XDG_STATE_HOME/camelwalk/dark`, which is there if the desktop preferred dark windows when it was last asked.
struct ColorSchemeFile {
    private let path: ByteString

    /// Nil if there is no place for it.
    init?(directory: ByteString? = StartTimesFile.stateDirectory()) {
        guard let directory else { return nil }
        path = directory.appending(path: "dark")
    }

    var isThere: Bool { path.withCString { access($0, F_OK) } == 0 }

    /// Remembers what the desktop has said. Files are touched only if it says something else than the last time.
    func remember(isDark: Bool) throws(FileError) {
        guard isDark != isThere else { return }
        guard isDark else {
            _ = path.withCString { unlink($0) }
            return
        }
        try AtomicFile.makeDirectories(path.deletingLastPathComponent, mode: 0o700)
        try AtomicFile.replace(path, with: [], newMode: 0o600)
    }
}
