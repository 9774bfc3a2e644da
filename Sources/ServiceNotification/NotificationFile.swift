internal import Glibc
internal import POSIX
internal import SplashProtocol

/// The file of the socket that the command notifies, in a directory that holds nothing else.
struct NotificationFile {
    // Of more than that, the next relay will see the rest.
    private static let maximumEntries = 256

    let path: ByteString

    /// Removes the file, and the directory if that was the last.
    func remove() {
        PrivateDirectory.remove(path)
    }

    /// Removes what relays that were killed have left.
    func removeAbandoned() {
        let directory = path.deletingLastPathComponent
        for name in names(in: directory) where NotificationSocket.isFileName(name) {
            let other = directory.appending(path: name)
            if !DatagramSocket.isBound(other) { _ = other.withCString { unlink($0) } }
        }
    }

    private func names(in directory: ByteString) -> [ByteString] {
        var names: [ByteString] = []
        try? Directory.forEachEntry(of: directory) { entry in
            names.append(ByteString(cString: entry.name))
            return names.count < NotificationFile.maximumEntries
        }
        return names
    }
}
