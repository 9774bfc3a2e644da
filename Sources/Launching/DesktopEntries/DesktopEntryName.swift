public import POSIX

/// The name of a desktop entry: its identifier, which is its path below a directory of applications with hyphens for
/// slashes.
public struct DesktopEntryName: Equatable, Sendable {
    private static let suffix = ByteString(".desktop").bytes

    /// The identifier, with `.desktop` at its end.
    public let identifier: ByteString

    /// Reads a name as typed, with or without `.desktop`; nil if it can be none.
    public init?(_ typed: ByteString) {
        let bytes = typed.bytes
        let suffix = DesktopEntryName.suffix
        guard !bytes.isEmpty, bytes.count <= 255, !bytes.contains(UInt8(ascii: "/")) else { return nil }
        let isWhole =
            bytes.count > suffix.count && bytes.suffix(suffix.count) == suffix[...]
        identifier = isWhole ? typed : ByteString(bytes: bytes + suffix)
    }

    /// Its path below `directory`, which is asked through `isFile` and `isDirectory`; nil if it is not there.
    /// `kde-foo.desktop` is that very file, or else `foo.desktop` in `kde`.
    public func path(
        in directory: ByteString, isFile: (ByteString) -> Bool, isDirectory: (ByteString) -> Bool
    ) -> ByteString? {
        DesktopEntryName.find(identifier.bytes[...], directory, isFile, isDirectory)
    }

    private static func find(
        _ name: ArraySlice<UInt8>, _ directory: ByteString, _ isFile: (ByteString) -> Bool,
        _ isDirectory: (ByteString) -> Bool
    ) -> ByteString? {
        let file = directory.appending(path: ByteString(bytes: Array(name)))
        if isFile(file) { return file }
        for hyphen in name.indices where name[hyphen] == UInt8(ascii: "-") {
            // No name begins with a dot or with nothing: `..` would lead out of the directory.
            guard hyphen > name.startIndex, name.first != UInt8(ascii: ".") else { continue }
            let inner = directory.appending(path: ByteString(bytes: Array(name[..<hyphen])))
            guard isDirectory(inner) else { continue }
            if let found = find(name[(hyphen + 1)...], inner, isFile, isDirectory) { return found }
        }
        return nil
    }
}
