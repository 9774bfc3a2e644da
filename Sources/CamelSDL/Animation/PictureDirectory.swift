internal import Glibc
internal import POSIX

/// A directory of pictures, in the order in which a person would count them. Only the first is looked for at once.
struct PictureDirectory {
    let path: ByteString
    /// The name of the first.
    let first: ByteString
    /// Those of the files after it, of which some may be no pictures; in no order.
    private let others: [ByteString]

    // What a directory may hold beside the frames.
    private static let maximumEntries = 100_000

    /// Reads the directory at `path`; nil if there is something else, or nothing.
    init?(_ path: ByteString) throws(AnimationError) {
        let action = "cannot read \(path)"
        guard var names = try PictureDirectory.names(in: path, action) else { return nil }
        self.path = path
        if let place = PictureDirectory.placeOfFirst(names, in: path) {
            first = names.remove(at: place)
            others = names
            return
        }
        let pictures = PictureDirectory.pictures(names, in: path)
        guard let first = pictures.first else {
            throw AnimationError(action, "there are no pictures in this directory")
        }
        try DecodingLimits.check(frames: pictures.count, action)
        self.first = first
        others = Array(pictures.dropFirst())
    }

    /// Looks at all files: the names of those that are pictures by their content, in natural order, at most as many as
    /// the limits allow.
    func names() -> [ByteString] { [first] + PictureDirectory.pictures(others, in: path) }

    /// Where among `names` the first picture is; nil if that cannot be said before all are looked at. Most directories
    /// begin with a picture, and the first frame must not wait until the others are in order.
    private static func placeOfFirst(_ names: [ByteString], in path: ByteString) -> Int? {
        guard names.count <= DecodingLimits.frames else { return nil }
        let place = names.indices.min { NaturalOrder.isBefore(names[$0].bytes, names[$1].bytes) }
        return place.flatMap { isPicture(path.appending(path: names[$0])) ? $0 : nil }
    }

    private static func pictures(_ names: [ByteString], in path: ByteString) -> [ByteString] {
        names.filter { isPicture(path.appending(path: $0)) }
            .sorted { NaturalOrder.isBefore($0.bytes, $1.bytes) }
    }

    /// The files in the directory; nil if there is no directory.
    private static func names(in path: ByteString, _ action: String) throws(AnimationError) -> [ByteString]? {
        var names: [ByteString] = []
        var count = 0
        do throws(Errno) {
            try Directory.forEachEntry(of: path) { entry in
                count += 1
                guard count <= maximumEntries else { return false }
                let name = ByteString(cString: entry.name)
                // Hidden files are an editor's or a file manager's own.
                if name.bytes.first != UInt8(ascii: ".") { names.append(name) }
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
