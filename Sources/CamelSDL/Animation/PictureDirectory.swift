internal import Glibc
internal import POSIX

/// A directory of pictures, in the order in which a person would count them.
struct PictureDirectory {
    let path: ByteString
    /// The names of the files that are pictures by their content, in natural order.
    let names: [ByteString]

    // What a directory may hold beside the frames.
    private static let maximumEntries = 100_000

    /// Reads the directory at `path`; nil if there is something else, or nothing.
    init?(_ path: ByteString) throws(AnimationError) {
        let action = "cannot read \(path)"
        guard let names = try PictureDirectory.names(in: path, action) else { return nil }
        guard !names.isEmpty else { throw AnimationError(action, "there are no pictures in this directory") }
        try DecodingLimits.check(frames: names.count, action)
        self.path = path
        self.names = names.sorted { NaturalOrder.isBefore($0.bytes, $1.bytes) }
    }

    /// The pictures in their order in the directory; nil if there is no directory.
    private static func names(in path: ByteString, _ action: String) throws(AnimationError) -> [ByteString]? {
        var names: [ByteString] = []
        var count = 0
        do throws(Errno) {
            try Directory.forEachEntry(of: path) { entry in
                count += 1
                guard count <= maximumEntries else { return false }
                let name = ByteString(cString: entry.name)
                // Hidden files are an editor's or a file manager's own.
                let isHidden = name.bytes.first == UInt8(ascii: ".")
                if !isHidden, isPicture(path.appending(path: name)) { names.append(name) }
                return true
            }
        } catch {
            if error.number == ENOTDIR || error.number == ENOENT { return nil }
            throw AnimationError(action, error.description)
        }
        guard count <= maximumEntries else {
            throw AnimationError(action, "it has more than \(maximumEntries) entries")
        }
        return names
    }

    private static func isPicture(_ path: ByteString) -> Bool {
        guard let descriptor = try? path.openToRead() else { return false }
        defer { close(descriptor) }
        guard (try? stat(descriptor: descriptor))?.isRegularFile == true else { return false }
        let start = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            return PictureFile(UnsafeRawBufferPointer(rebasing: buffer[..<max(0, count)]))
        }
        return start.map { $0 != .spriteSheet } ?? false
    }
}
