import CPOSIX
import Glibc
import Launching
import POSIX
import SplashProtocol

/// A new socket for the command's notifications: in the file system where that can be had, else with an abstract name.
struct BoundSocket {
    let descriptor: Int32
    /// Its name as NOTIFY_SOCKET has it.
    let name: ByteString
    /// Its file; nil if its name is abstract.
    let path: ByteString?

    /// A socket for the command `process`; `outer` is the launcher's own NOTIFY_SOCKET. Nil, with `errno` set, where
    /// there is none.
    init?(process: Int32, outer: ByteString?) {
        let random = UInt64.random(in: .min ... .max)
        let runtime = ByteString(environment: "XDG_RUNTIME_DIR")
        let directories = NotificationPlace.directories(
            // After `su`, it may still be another user's.
            runtime: runtime.flatMap { PrivateDirectory.isOwn($0) ? $0 : nil }, outer: outer, user: geteuid())
        let isForAll = NotificationPlace.isForAll(outer: outer, user: geteuid())
        let fileName = NotificationSocket.fileName(process: process, random: random)
        for directory in directories {
            guard let (descriptor, path) = BoundSocket.bound(in: directory, fileName, isForAll: isForAll)
            else { continue }
            self.descriptor = descriptor
            name = path
            self.path = path
            return
        }
        let name = NotificationSocket.name(process: process, random: random)
        descriptor = name.withCString { camelwalk_bind_abstract($0, strlen($0)) }
        guard descriptor >= 0 else { return nil }
        self.name = ByteString(bytes: [UInt8(ascii: "@")] + name.bytes)
        path = nil
    }

    /// Removes its file.
    func remove() {
        if let path { PrivateDirectory.remove(path) }
    }

    private static func bound(
        in directory: ByteString, _ name: ByteString, isForAll: Bool
    ) -> (Int32, ByteString)? {
        let path = directory.appending(path: name)
        // The last relay to end takes the directory away, perhaps just now.
        for _ in 0..<2 {
            guard PrivateDirectory.make(directory, isEnterable: isForAll) else { return nil }
            let descriptor = DatagramSocket.bind(to: path, mode: isForAll ? 0o666 : 0o600)
            if descriptor >= 0 { return (descriptor, path) }
            guard errno == ENOENT else { return nil }
        }
        return nil
    }
}
