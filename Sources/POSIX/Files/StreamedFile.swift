internal import CPOSIX
internal import Glibc

/// A file that is written piece by piece, and appears at its path when it is whole.
///
/// As `AtomicFile.write` does it: the pieces go to a new file beside it, which takes its name in the end; a file that is
/// replaced leaves its mode, a symbolic link stays, and devices and pipes are written to as they are. Not for several
/// threads at once.
public struct StreamedFile: Sendable {
    private let descriptor: Int32
    /// As in messages.
    private let path: ByteString
    /// What takes the name of the second in the end; nil if the bytes go straight to where they belong.
    private let replacement: (part: ByteString, target: ByteString)?

    /// Begins the file at `path`. If it fails, nothing is there that was not.
    public init(_ path: ByteString) throws(FileError) {
        self.path = path
        switch try WrittenPlace(path) {
        case .special(let target):
            replacement = nil
            descriptor = try FileError.of(path) { () throws(Errno) in
                try target.valueOrErrno { camelwalk_open_special($0) }
            }
        case .file(let target, let mode):
            let part = try FileError.of(path) { () throws(Errno) in try NewPart(beside: target, mode: 0o666) }
            if let mode { fchmod(part.descriptor, mode) }
            replacement = (part.path, target)
            descriptor = part.descriptor
        }
    }

    /// Standard output, which `finish` leaves open.
    public static let standardOutput = StreamedFile(standardOutput: STDOUT_FILENO)

    private init(standardOutput: Int32) {
        descriptor = standardOutput
        path = "standard output"
        replacement = nil
    }

    /// The file that is there until the end, or nil if there is none: for somebody who has to end the process.
    public var part: ByteString? { replacement?.part }

    /// Writes all of `bytes`, however long a slow reader takes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            } else if errno == EAGAIN {
                // Somebody else has made the pipe one that does not wait.
                var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&event, 1, -1)
            } else if errno != EINTR {
                throw FileError(path, errno: .last)
            }
        }
    }

    /// Gives the file its name. If that fails, it is removed.
    public func finish() throws(FileError) {
        guard descriptor != STDOUT_FILENO else { return }
        try FileError.of(path) { () throws(Errno) in
            do throws(Errno) {
                // Some file systems tell only now that they are full.
                try valueOrErrno { close(descriptor) }
                if let (part, target) = replacement {
                    try part.valueOrErrno { from in target.withCString { rename(from, $0) } }
                }
            } catch {
                removePart()
                throw error
            }
        }
    }

    /// Removes what there is of the file.
    public func abandon() {
        guard descriptor != STDOUT_FILENO else { return }
        close(descriptor)
        removePart()
    }

    private func removePart() {
        _ = replacement?.part.withCString { unlink($0) }
    }
}
