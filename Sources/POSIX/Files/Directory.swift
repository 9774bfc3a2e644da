internal import Glibc

/// Reading directories.
public enum Directory {
    /// An entry of a directory, valid only during the call that gets it.
    public struct Entry {
        /// The entry's name, zero-terminated.
        public let name: UnsafePointer<CChar>
        /// `DT_DIR` and so on; `DT_UNKNOWN` if the file system does not say.
        public let type: Int32
        /// The open directory.
        public let directory: Int32
    }

    /// Calls `body` with each entry of the directory at `path`, `.` and `..` included, in no particular order, until it
    /// returns false. Throws if `path` cannot be opened as a directory; one that cannot be read to its end just ends.
    public static func forEachEntry(of path: ByteString, _ body: (Entry) -> Bool) throws(Errno) {
        let stream = try path.withCString { bytes -> Result<OpaquePointer, Errno> in
            opendir(bytes).map { .success($0) } ?? .failure(.last)
        }.get()
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let goesOn = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    body(Entry(name: name, type: Int32(entry.pointee.d_type), directory: dirfd(stream)))
                }
            }
            guard goesOn else { return }
        }
    }
}
