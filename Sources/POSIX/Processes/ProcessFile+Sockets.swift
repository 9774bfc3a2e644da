internal import Glibc

extension ProcessFile {
    /// The inodes of the sockets that the process `identifier` (nil: this one) holds; nil if we may not look: it is
    /// another user's, or protects its memory (prctl(2), PR_SET_DUMPABLE).
    public static func socketInodes(_ identifier: Int32? = nil) -> Set<UInt64>? {
        let folder = "/proc/\(identifier.map { String($0) } ?? "self")/fd"
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var inodes: Set<UInt64> = []
        var isReadable = false
        while let entry = readdir(stream) {
            var target = [CChar](repeating: 0, count: 64)
            let count = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    readlinkat(dirfd(stream), $0, &target, target.count - 1)
                }
            }
            guard count > 0 else { continue }
            isReadable = true
            if let inode = socketInode(target[..<count].map { UInt8(bitPattern: $0) }) {
                inodes.insert(inode)
            }
        }
        // One who may list them may not always read them; one without any descriptor holds no socket.
        return isReadable || access(folder, R_OK) == 0 ? inodes : nil
    }

    /// The inodes of the sockets of this process that listen.
    public static func listeningSocketInodes() -> [UInt64] {
        guard let stream = opendir("/proc/self/fd") else { return [] }
        defer { closedir(stream) }
        var inodes: [UInt64] = []
        while let entry = readdir(stream) {
            let descriptor = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { Int32(String(cString: $0)) }
            }
            var listens: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            var status = stat()
            guard let descriptor, getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0,
                listens != 0, fstat(descriptor, &status) == 0
            else { continue }
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
