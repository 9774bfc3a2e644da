import Glibc
import POSIX
import SplashPolicy
import Synchronization

/// Looks for a desktop entry that names a program as a graphical one. It gives up after a while: then the program is
/// like any other.
final class GraphicalLookup: Sendable {
    static let budget: Int64 = 100_000_000
    static let maximumFiles = 2_000
    // Translations make them long.
    private static let maximumBytes = 128 * 1024

    private enum Answer {
        case unknown
        case entry(String?)
    }

    private let program: ByteString
    private let answer = Mutex(Answer.unknown)

    init(program: ByteString) {
        self.program = program
    }

    /// The identifier of an entry that names the program, or nil. Takes its time once. May be called on any thread.
    func entry() -> String? {
        answer.withLock { answer in
            if case .entry(let entry) = answer { return entry }
            let entry = find()
            answer = .entry(entry)
            return entry
        }
    }

    private func find() -> String? {
        let names = self.names()
        let end = MonotonicClock.nanoseconds() + GraphicalLookup.budget
        var seen: Set<[UInt8]> = []
        for directory in GraphicalLookup.directories() {
            for file in GraphicalLookup.files(in: directory) {
                guard seen.count < GraphicalLookup.maximumFiles, MonotonicClock.nanoseconds() < end else {
                    return nil
                }
                // The first of a name hides the others.
                guard seen.insert(file.bytes).inserted else { continue }
                let isNamed = GraphicalLookup.entry(directory.appending(path: file))?.names(names)
                if isNamed == true { return file.description }
            }
        }
        return nil
    }

    /// The program's name, and that of the file behind symbolic links.
    private func names() -> [String] {
        var names = [program.lastPathComponent.description]
        if let real = program.withCString({ realpath($0, nil) }) {
            names.append(ByteString(cString: real).lastPathComponent.description)
            free(real)
        }
        return names
    }

    static func entry(_ path: ByteString) -> GraphicalEntry? {
        guard let descriptor = try? path.openToRead() else { return nil }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: maximumBytes, alignment: 1) { buffer in
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            return count > 0 ? GraphicalEntry(UnsafeRawBufferPointer(rebasing: buffer[..<count])) : nil
        }
    }

    /// Where entries are, by the XDG base directory specification.
    static func directories() -> [ByteString] {
        let base = BaseDirectories { ByteString(environment: $0) }
        return ((base.ownData.map { [$0] } ?? []) + base.data).map { $0.appending(path: "applications") }
    }

    /// The entries below a directory and its own directories, by their paths from there.
    static func files(in directory: ByteString, below: ByteString? = nil) -> [ByteString] {
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
