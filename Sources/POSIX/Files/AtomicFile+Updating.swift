internal import CPOSIX
internal import Glibc

extension AtomicFile {
    /// Changes the file `name` in `directory` to what `change` makes of its bytes; of none if it is not there, or is
    /// anything but a regular file of at most `maximumBytes` bytes.
    ///
    /// Several processes may do so at once: each waits for its turn, and until it alone holds `NAME.part`, `patience`
    /// nanoseconds at most (`EWOULDBLOCK`). The new bytes go there, and it takes the name. One that was left behind, by a process that was
    /// killed, is used by the next. File systems may be slow: there are as few calls as possible.
    /// - Parameters:
    ///   - name: The file, which only its owner may read when it is new.
    ///   - directory: A directory of this user's, which is made if it is missing. A link is an error.
    ///   - maximumBytes: Bytes that are worth reading.
    ///   - patience: Nanoseconds for which it waits for other processes.
    ///   - change: Is called once, while others wait.
    public static func update(
        _ name: String, in directory: ByteString, maximumBytes: Int, patience: Int64,
        _ change: ([UInt8]) -> [UInt8]
    ) throws(FileError) {
        let path = directory.appending(path: ByteString(name))
        let folder = try openOwnDirectory(directory)
        defer { close(folder) }
        let deadline = MonotonicClock.nanoseconds() + patience
        let turn = awaitTurn(in: folder, until: deadline)
        defer { if turn >= 0 { close(turn) } }
        try FileError.of(path) { () throws(Errno) in
            let part = try SharedPart("\(name).part", in: folder, until: deadline)
            defer { close(part.descriptor) }
            do throws(Errno) {
                try part.fill(change(bytes(of: name, in: folder, maximumBytes: maximumBytes, path)))
                try valueOrErrno { renameat(folder, part.name, folder, name) }
            } catch {
                unlinkat(folder, part.name, 0)
                throw error
            }
        }
    }

    /// Locks the directory: of many processes that wait for the part's lock, each would open the part again whenever
    /// another has renamed it. Not all file systems can do that, and the part's lock alone suffices. Returns the descriptor
    /// to close afterwards, or -1.
    private static func awaitTurn(in folder: Int32, until deadline: Int64) -> Int32 {
        let descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return -1 }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR,
            MonotonicClock.nanoseconds() < deadline
        {
            // Not all at the same moment.
            usleep(UInt32.random(in: 500...2_000))
        }
        return descriptor
    }

    private static func bytes(of name: String, in folder: Int32, maximumBytes: Int, _ path: ByteString)
        -> [UInt8]
    {
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        return (try? contents(of: descriptor, maximumBytes: maximumBytes, path).bytes) ?? []
    }

    /// The directory may have been put where others can write, and they may have been there first.
    private static func openOwnDirectory(_ path: ByteString) throws(FileError) -> Int32 {
        let descriptor = try openName(path)
        guard let status = try? stat(descriptor: descriptor), status.isDirectory, status.st_uid == geteuid()
        else {
            close(descriptor)
            throw FileError(path, .write, reason: "it is not a directory of this user's")
        }
        return descriptor
    }

    private static func openName(_ path: ByteString) throws(FileError) -> Int32 {
        do throws(Errno) {
            return try path.valueOrErrno { camelwalk_open_name($0) }
        } catch {
            guard error.number == ENOENT else { throw FileError(path, errno: error) }
            try makeDirectories(path, mode: 0o700)
            return try FileError.of(path) { () throws(Errno) in
                try path.valueOrErrno { camelwalk_open_name($0) }
            }
        }
    }
}

/// The file that is to take another's name, held by one process at a time (flock(2)).
private struct SharedPart {
    let name: String
    /// Open to write, and locked until it is closed.
    let descriptor: Int32

    /// Opens and locks `name` in `folder`. Waits for other processes until `deadline`.
    init(_ name: String, in folder: Int32, until deadline: Int64) throws(Errno) {
        self.name = name
        while true {
            if let descriptor = try SharedPart.attempt(name, in: folder) {
                self.descriptor = descriptor
                return
            }
            guard MonotonicClock.nanoseconds() < deadline else { throw Errno(EWOULDBLOCK) }
            // Not all at the same moment.
            usleep(UInt32.random(in: 1_000...4_000))
        }
    }

    /// Nil if another process has it, or has just given it its new name.
    private static func attempt(_ name: String, in folder: Int32) throws(Errno) -> Int32? {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW
        let descriptor = try valueOrErrno { openat(folder, name, flags, 0o600) }
        do throws(Errno) {
            if try lock(descriptor), try isNamed(name, in: folder, descriptor) { return descriptor }
        } catch {
            close(descriptor)
            throw error
        }
        close(descriptor)
        return nil
    }

    private static func lock(_ descriptor: Int32) throws(Errno) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return true }
        let error = Errno.last
        guard error.number == EWOULDBLOCK || error.number == EINTR else { throw error }
        return false
    }

    private static func isNamed(
        _ name: String, in folder: Int32, _ descriptor: Int32
    ) throws(Errno) -> Bool {
        let own = try stat(descriptor: descriptor)
        guard own.isRegularFile else { throw Errno(EEXIST) }
        var named = stat()
        guard fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
        return own.st_dev == named.st_dev && own.st_ino == named.st_ino
    }

    /// Writes `bytes` in place of what somebody may have left.
    func fill(_ bytes: [UInt8]) throws(Errno) {
        let isEmpty = try stat(descriptor: descriptor).st_size == 0
        guard isEmpty || ftruncate(descriptor, 0) == 0, AtomicFile.writeAll(bytes, to: descriptor) else {
            throw .last
        }
        // Some file systems tell only at a close that they are full. The lock stays with the other descriptor.
        let copy = try valueOrErrno { dup(descriptor) }
        try valueOrErrno { close(copy) }
    }
}
