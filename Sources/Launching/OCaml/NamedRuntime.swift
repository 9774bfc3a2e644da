public import POSIX

/// What the section RNTM says, whose form has changed with OCaml's releases (bytecomp/bytelink.ml).
public enum NamedRuntime: Equatable, Sendable {
    /// A runtime at this path (`ocamlc -use-runtime`).
    case path(ByteString)
    /// One that the program looks for itself (a directory, a zero byte and a name, from OCaml 5.5 on), or that cannot
    /// be made out.
    case itsOwnBusiness

    // Before a path that is too long for a script's first line, up to its quote.
    private static let shell = Array("/bin/sh\nexec ".utf8)

    init(_ section: [UInt8]) {
        let text = section.last == UInt8(ascii: "\n") ? section.dropLast() : section[...]
        var path = text
        if text.starts(with: NamedRuntime.shell) {
            let quoted = text.dropFirst(NamedRuntime.shell.count)
            path = quoted.dropFirst().prefix { $0 != quoted.first }
        }
        let isPath =
            path.first == UInt8(ascii: "/") && !path.contains(0) && !path.contains(UInt8(ascii: "\n"))
        self = isPath ? .path(ByteString(bytes: Array(path))) : .itsOwnBusiness
    }
}
