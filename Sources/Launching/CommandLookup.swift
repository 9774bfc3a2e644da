public import POSIX

/// Where execvp(3) would look for a command, and ocamlrun(1) for bytecode.
///
/// The launcher lets them do the search; this only tells beforehand what they are going to find.
public enum CommandLookup {
    /// What glibc's execvp searches where PATH is not set.
    public static let defaultPath: ByteString = "/bin:/usr/bin"

    /// The files that are tried, in order: the name itself where it holds a slash, else the name in each
    /// directory of `path`; an empty directory is the current one.
    public static func candidates(for command: ByteString, path: ByteString?) -> [ByteString] {
        guard !command.bytes.isEmpty else { return [] }
        if command.bytes.contains(UInt8(ascii: "/")) { return [command] }
        var candidates: [ByteString] = []
        var directory: [UInt8] = []
        for byte in (path ?? defaultPath).bytes + [UInt8(ascii: ":")] {
            guard byte == UInt8(ascii: ":") else {
                directory.append(byte)
                continue
            }
            candidates.append(
                directory.isEmpty ? command : ByteString(bytes: directory).appending(path: command))
            directory.removeAll(keepingCapacity: true)
        }
        return candidates
    }

    /// The files of which ocamlrun takes the first that is a regular one, whether or not it may be executed: as
    /// `candidates`, then the name in the current directory. Without a `path` only that.
    public static func bytecodeCandidates(for name: ByteString, path: ByteString?) -> [ByteString] {
        guard !name.bytes.contains(UInt8(ascii: "/")), let path else {
            return name.bytes.isEmpty ? [] : [name]
        }
        let inPath = candidates(for: name, path: path)
        return inPath.isEmpty ? [] : inPath + [name]
    }
}
