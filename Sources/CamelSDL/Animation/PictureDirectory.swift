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
        guard let stream = try PictureDirectory.open(path, action) else { return nil }
        defer { closedir(stream) }
        var names: [ByteString] = []
        var count = 0
        while let entry = readdir(stream) {
            count += 1
            guard count <= PictureDirectory.maximumEntries else {
                throw AnimationError(action, "it has more than \(PictureDirectory.maximumEntries) entries")
            }
            let name = PictureDirectory.name(entry)
            // Hidden files are an editor's or a file manager's own.
            if name.bytes.first == UInt8(ascii: ".") { continue }
            if PictureDirectory.isPicture(path.appending(path: name)) { names.append(name) }
        }
        guard !names.isEmpty else { throw AnimationError(action, "there are no pictures in this directory") }
        try DecodingLimits.check(frames: names.count, action)
        self.path = path
        self.names = names.sorted { NaturalOrder.isBefore($0.bytes, $1.bytes) }
    }

    /// Nil if there is no directory.
    private static func open(_ path: ByteString, _ action: String) throws(AnimationError) -> OpaquePointer? {
        do throws(Errno) {
            return try path.withCString { bytes -> Result<OpaquePointer, Errno> in
                opendir(bytes).map { .success($0) } ?? .failure(.last)
            }.get()
        } catch {
            if error.number == ENOTDIR || error.number == ENOENT { return nil }
            throw AnimationError(action, error.description)
        }
    }

    private static func name(_ entry: UnsafeMutablePointer<dirent>) -> ByteString {
        withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { ByteString(cString: $0) }
        }
    }

    private static func isPicture(_ path: ByteString) -> Bool {
        guard let descriptor = try? path.openToRead() else { return false }
        defer { close(descriptor) }
        guard (try? stat(descriptor: descriptor))?.isRegularFile == true else { return false }
        let start = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            return PictureFile(UnsafeRawBufferPointer(rebasing: buffer[..<max(0, count)]))
        }
        return start.map { $0 != .description } ?? false
    }
}
