import Glibc
import POSIX
import SplashPolicy

/// The desktop's entries, as many as can be read in a short time.
enum GraphicalEntries {
    private static let budget: Int64 = 100_000_000
    private static let maximumFiles = 2_000
    // Translations make them long.
    private static let maximumBytes = 128 * 1024

    /// Calls `body` with each entry and the path of its file below its directory, until that returns false or the time is
    /// up. The first entry of a name hides the others.
    static func forEach(_ body: (_ file: ByteString, _ entry: GraphicalEntry) -> Bool) {
        let end = MonotonicClock.nanoseconds() + budget
        var seen: Set<ByteString> = []
        for directory in BaseDirectories(value: { ByteString(environment: $0) }).allApplications {
            for file in files(in: directory) {
                guard seen.count < maximumFiles, MonotonicClock.nanoseconds() < end else { return }
                guard seen.insert(file).inserted, let entry = entry(directory.appending(path: file)) else {
                    continue
                }
                guard body(file, entry) else { return }
            }
        }
    }

    private static func entry(_ path: ByteString) -> GraphicalEntry? {
        guard let descriptor = try? path.openToRead() else { return nil }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: maximumBytes, alignment: 1) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            return count > 0 ? GraphicalEntry(UnsafeRawBufferPointer(rebasing: buffer[..<count])) : nil
        }
    }

    /// The entries below a directory and its own directories, by their paths from there.
    private static func files(in directory: ByteString, below: ByteString? = nil) -> [ByteString] {
        let place = below.map { directory.appending(path: $0) } ?? directory
        var files: [ByteString] = []
        try? Directory.forEachEntry(of: place) { entry in
            let name = ByteString(cString: entry.name)
            let path = below.map { $0.appending(path: name) } ?? name
            if name.bytes.suffix(8) == Array(".desktop".utf8)[...] {
                files.append(path)
            } else if below == nil, entry.type == Int32(DT_DIR), name.bytes.first != UInt8(ascii: ".") {
                files += self.files(in: directory, below: path)
            }
            return files.count < maximumFiles
        }
        return files
    }
}
