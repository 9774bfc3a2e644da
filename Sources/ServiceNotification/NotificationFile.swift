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
        guard let stream = directory.withCString({ opendir($0) }) else { return [] }
        defer { closedir(stream) }
        var names: [ByteString] = []
        while names.count < NotificationFile.maximumEntries, let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { ByteString(cString: $0) }
                })
        }
        return names
    }
}
