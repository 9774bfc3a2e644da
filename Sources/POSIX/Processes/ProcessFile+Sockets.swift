internal import Glibc

extension ProcessFile {
    /// The inodes of the sockets that the process `identifier` (nil: this one) holds; nil if we may not look: it is
    /// another user's, or protects its memory (prctl(2), PR_SET_DUMPABLE).
    public static func socketInodes(_ identifier: Int32? = nil) -> Set<UInt64>? {
        guard let identifier else { return readSocketInodes(nil) }
        return find(.socketInodes(identifier)) { readSocketInodes(identifier) }
    }

    private static func readSocketInodes(_ identifier: Int32?) -> Set<UInt64>? {
        let folder = "/proc/\(identifier.map { String($0) } ?? "self")/fd"
        var inodes: Set<UInt64> = []
        var isReadable = false
        let isOpen = forEachEntry(in: folder) { entry in
            var target = [CChar](repeating: 0, count: 64)
            let count = readlinkat(entry.directory, entry.name, &target, target.count - 1)
            guard count > 0 else { return }
            isReadable = true
            if let inode = socketInode(target[..<count].map { UInt8(bitPattern: $0) }) {
                inodes.insert(inode)
            }
        }
        guard isOpen else { return nil }
        // One who may list them may not always read them; one without any descriptor holds no socket.
        return isReadable || access(folder, R_OK) == 0 ? inodes : nil
    }

    /// The inodes of the sockets of this process that listen; none if /proc cannot be read.
    public static func listeningSocketInodes() -> [UInt64] {
        var inodes: [UInt64] = []
        _ = forEachNumber(in: "/proc/self/fd") { descriptor in
            var listens: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            var status = stat()
            guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0, listens != 0,
                fstat(descriptor, &status) == 0
            else { return }
            inodes.append(UInt64(status.st_ino))
        }
        return inodes
    }

    /// The inode in the target of such a link, `socket:[4711]`; nil for other files.
    static func socketInode(_ target: [UInt8]) -> UInt64? {
        let start = Array("socket:[".utf8)
        guard target.starts(with: start), target.last == UInt8(ascii: "]") else { return nil }
        return UInt64(String(decoding: target[start.count..<(target.count - 1)], as: UTF8.self))
    }
}
