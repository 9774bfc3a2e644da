internal import Glibc
internal import POSIX

/// The bytes of a file, read in pieces when they are needed, or bytes in memory. Used by one thread at a time.
///
/// Pieces are read with pread(2). A mapped file would cost as little, but if somebody shortens it while it is shown, the
/// kernel ends the process that looks at the missing part (SIGBUS); here that is an error like any other.
final class ByteSource {
    /// How many bytes there are, or were when the file was opened.
    let count: Int
    /// Where they are from.
    let path: ByteString
    /// The path, for errors.
    var name: String { path.description }
    /// How many bytes of the file have been read so far, some of them perhaps twice.
    private(set) var readCount = 0
    /// All bytes, if they are in memory.
    private var memory: FileBytes?
    /// The open file, or -1.
    private let descriptor: Int32
    /// The bytes that are at hand, and where in the file they begin.
    private var window: UnsafeRawBufferPointer
    private var windowStart = 0
    /// What the window lies in, if the file is read in pieces.
    private let buffer: UnsafeMutableRawBufferPointer?

    // A read of so much costs little more than one of a byte.
    private static let windowSize = 64 << 10

    /// Opens the file at `path`.
    convenience init(_ path: ByteString) throws(AnimationError) {
        let (descriptor, size) = try FileBytes.opened(path)
        guard size <= ByteSource.windowSize else {
            self.init(descriptor: descriptor, count: size, path)
            return
        }
        defer { close(descriptor) }
        self.init(try FileBytes(reading: descriptor, size: size, path))
        readCount = count
    }

    /// Bytes that are in memory.
    init(_ memory: FileBytes) {
        self.memory = memory
        path = memory.path
        count = memory.bytes.count
        descriptor = -1
        window = memory.bytes
        buffer = nil
    }

    /// Takes `descriptor` over.
    private init(descriptor: Int32, count: Int, _ path: ByteString) {
        self.path = path
        self.count = count
        self.descriptor = descriptor
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteSource.windowSize, alignment: 16)
        self.buffer = buffer
        window = UnsafeRawBufferPointer(rebasing: buffer[..<0])
    }

    deinit {
        buffer?.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    /// All of the file, for decoders that need it at once.
    func whole() throws(AnimationError) -> FileBytes {
        if let memory { return memory }
        let whole = try FileBytes(reading: descriptor, size: count, path)
        readCount += whole.bytes.count
        memory = whole
        return whole
    }

    /// The first bytes, as many as are at hand after one read. Valid until the next call.
    func beginning() throws(AnimationError) -> UnsafeRawBufferPointer {
        if windowStart > 0 || window.isEmpty { try moveWindow(to: 0) }
        return window
    }

    /// The byte at `place`, which is below `count`.
    func byte(_ place: Int) throws(AnimationError) -> UInt8 {
        if !window.indices.contains(place - windowStart) { try moveWindow(to: place) }
        return window[place - windowStart]
    }

    /// The bytes of `range`, which ends at `count` at most.
    func bytes(_ range: Range<Int>) throws(AnimationError) -> [UInt8] {
        let end = windowStart + window.count
        if range.lowerBound >= windowStart, range.upperBound <= end {
            return Array(window[range.lowerBound - windowStart..<range.upperBound - windowStart])
        }
        var error: AnimationError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            do throws(AnimationError) {
                filled = try read(range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
            } catch let failure {
                error = failure
            }
        }
        if let error { throw error }
        guard bytes.count == range.count else { throw endsEarly() }
        return bytes
    }

    private func moveWindow(to place: Int) throws(AnimationError) {
        guard let buffer else { throw endsEarly() }
        let size = min(buffer.count, count - place)
        let filled = try read(place, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]))
        guard filled > 0 else { throw endsEarly() }
        window = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        windowStart = place
    }

    /// Reads from `place` on, and returns how many bytes there were.
    private func read(
        _ place: Int, into target: UnsafeMutableRawBufferPointer
    ) throws(AnimationError) -> Int {
        let (count, error) = FileBytes.read(descriptor, from: place, into: target)
        readCount += count
        if let error { throw AnimationError("cannot read \(name)", error.description) }
        return count
    }

    /// It has been shortened since it was opened.
    private func endsEarly() -> AnimationError {
        let size = (try? stat(descriptor: descriptor)).map { Int($0.st_size) } ?? count
        return AnimationError("cannot read \(name)", "the file ends early, after \(size) bytes")
    }
}
