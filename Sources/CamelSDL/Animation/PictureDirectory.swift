internal import Glibc
internal import POSIX

/// A directory of pictures, in the order in which a person would count them.
struct PictureDirectory {
    let path: ByteString
    /// The names of the files that are pictures by their content, in natural order.
    let names: [ByteString]

    // What a directory may hold beside the frames.
    private static let mostEntries = 100_000

    /// Reads the directory at `path`; nil where there is something else, or nothing.
    init?(_ path: ByteString) throws(SDLError) {
        let action = "cannot read \(path)"
        guard let stream = try PictureDirectory.open(path, action) else { return nil }
        defer { closedir(stream) }
        var names: [ByteString] = []
        var count = 0
        while let entry = readdir(stream) {
            count += 1
            guard count <= PictureDirectory.mostEntries else {
                throw SDLError(action, "it has more than \(PictureDirectory.mostEntries) entries")
            }
            let name = PictureDirectory.name(entry)
            // Hidden files are an editor's or a file manager's own.
            if name.bytes.first == UInt8(ascii: ".") { continue }
            if PictureDirectory.isPicture(path.appending(path: name)) { names.append(name) }
        }
        guard !names.isEmpty else { throw SDLError(action, "there are no pictures in this directory") }
        try DecodingLimits.check(frames: names.count, action)
        self.path = path
        self.names = names.sorted { NaturalOrder.isBefore($0.bytes, $1.bytes) }
    }

    /// Nil if there is no directory.
    private static func open(_ path: ByteString, _ action: String) throws(SDLError) -> OpaquePointer? {
        do throws(Errno) {
            return try path.withCString { bytes -> Result<OpaquePointer, Errno> in
                opendir(bytes).map { .success($0) } ?? .failure(.last)
            }.get()
        } catch {
            if error.number == ENOTDIR || error.number == ENOENT { return nil }
            throw SDLError(action, error.description)
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

/// The order in which a person counts names: frame2 comes before frame10.
enum NaturalOrder {
    static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var (left, right) = (left[...], right[...])
        while let first = left.first, let second = right.first {
            if isDigit(first), isDigit(second) {
                let (one, other) = (takeNumber(&left), takeNumber(&right))
                if one.count != other.count { return one.count < other.count }
                if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
            } else {
                if first != second { return first < second }
                left.removeFirst()
                right.removeFirst()
            }
        }
        return left.count < right.count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The digits at the beginning, without leading zeros.
    private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let number = text.prefix(while: isDigit)
        text = text.dropFirst(number.count)
        return number.drop { $0 == 48 }
    }
}
