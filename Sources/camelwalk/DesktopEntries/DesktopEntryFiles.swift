import Glibc
import Launching
import POSIX

/// A desktop entry's file, and where it goes when it is wrapped.
struct DesktopEntryFile {
    /// Where it is.
    let path: ByteString
    /// Its place in the user's own directory.
    let target: ByteString

    /// Whether it is somebody else's, of which the user gets a copy.
    var isCopied: Bool { path != target }

    func read() throws(FileError) -> AtomicFile.Contents {
        try AtomicFile.read(path, maximumBytes: DesktopEntry.maximumBytes, followsLinks: isCopied)
    }
}

/// The directories of applications. Only the user's own is written to, and nothing behind a symbolic link in it.
struct DesktopEntryFiles {
    private let own: ByteString
    private let others: [ByteString]

    init() throws(DesktopEntryError) {
        let directories = ApplicationDirectories { ByteString(environment: $0) }
        guard let own = directories.own else {
            throw DesktopEntryError("neither XDG_DATA_HOME nor HOME is the path of a directory")
        }
        self.own = own
        others = directories.others
    }

    /// The entry that the desktop shows by this name.
    func entry(_ name: DesktopEntryName) throws(DesktopEntryError) -> DesktopEntryFile {
        if let file = find(name, in: own, followsLinks: false) { return file }
        for directory in others {
            if let file = find(name, in: directory, followsLinks: true) { return file }
        }
        let searched = ([own] + others).map(\.description).joined(separator: ", ")
        throw DesktopEntryError("there is no \(name.identifier) in \(searched)")
    }

    /// The user's own entry of this name.
    func ownEntry(_ name: DesktopEntryName) throws(DesktopEntryError) -> DesktopEntryFile {
        if let file = find(name, in: own, followsLinks: false) { return file }
        throw DesktopEntryError("there is no \(name.identifier) in \(own)")
    }

    private func find(
        _ name: DesktopEntryName, in directory: ByteString, followsLinks: Bool
    ) -> DesktopEntryFile? {
        func type(_ path: ByteString) -> UInt32? {
            DesktopEntryFiles.type(of: path, followsLinks: followsLinks)
        }
        let found = name.path(
            in: directory, isFile: { type($0).map { $0 != S_IFDIR } ?? false },
            isDirectory: { type($0) == S_IFDIR })
        return found.map { path in
            let rest = path.bytes.dropFirst(directory.bytes.count)
            return DesktopEntryFile(path: path, target: ByteString(bytes: own.bytes + rest))
        }
    }

    /// Puts `bytes` at the file's place. What is the user's keeps its `mode`, and is safe on the disk before the old
    /// file goes.
    func write(_ bytes: [UInt8], to file: DesktopEntryFile, mode: UInt32) throws(FileError) {
        if file.isCopied {
            try makeDirectories(for: file.target)
            try AtomicFile.replace(file.target, with: bytes)
        } else {
            try AtomicFile.replace(file.target, with: bytes, mode: mode, isDurable: true)
        }
    }

    /// Removes the user's own file, and the directories below the user's own that this leaves empty.
    func remove(_ file: DesktopEntryFile) throws(FileError) {
        do throws(Errno) {
            try file.path.valueOrErrno { unlink($0) }
        } catch {
            throw FileError(file.path, .remove, errno: error)
        }
        for directory in directories(above: file.path) {
            guard directory.withCString({ rmdir($0) }) == 0 else { return }
        }
    }

    private func makeDirectories(for path: ByteString) throws(FileError) {
        for directory in directories(above: path)
        where DesktopEntryFiles.type(of: directory, followsLinks: false) == S_IFLNK {
            throw FileError(path, .write, reason: "\(directory) is a symbolic link")
        }
        // The mode that the base directory specification asks for.
        try AtomicFile.makeDirectories(path.deletingLastPathComponent, mode: 0o700)
    }

    /// The directories between the user's own and `path` in it, the innermost first.
    private func directories(above path: ByteString) -> [ByteString] {
        var directories: [ByteString] = []
        var directory = path.deletingLastPathComponent
        while directory.bytes.count > own.bytes.count {
            directories.append(directory)
            directory = directory.deletingLastPathComponent
        }
        return directories
    }

    private static func type(of path: ByteString, followsLinks: Bool) -> UInt32? {
        (try? path.fileStatus(followsLinks: followsLinks)).map { $0.st_mode & S_IFMT }
    }
}
