public import POSIX

/// What linked bytecode says of its runtime, whose form has changed with OCaml's releases (bytecomp/bytelink.ml).
public enum NamedRuntime: Equatable, Sendable {
    /// A runtime at this path (`ocamlc -use-runtime`).
    case path(ByteString)
    /// One that the program looks for itself (a directory, a zero byte and a name, from OCaml 5.5 on), or that cannot
    /// be made out.
    case itsOwnBusiness

    /// Reads the section RNTM.
    init(_ section: [UInt8]) {
        let text = section.last == UInt8(ascii: "\n") ? section.dropLast() : section[...]
        self = NamedRuntime.path(of: NamedRuntime.executed(by: text) ?? text) ?? .itsOwnBusiness
    }

    /// Reads the beginning of a script of the shell: from OCaml 5.3 on, a path that is too long for the first line
    /// stands nowhere else. Nil if the script does something else.
    init?(script: [UInt8]) {
        guard script.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]),
            let path = NamedRuntime.executed(by: script.dropFirst(2)).flatMap(NamedRuntime.path)
        else { return nil }
        self = path
    }

    /// The quoted word after `exec`, in the line after the shell's own: `/usr/bin/sh`, `exec '/path/of the/runtime' …`.
    private static func executed(by text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let shell = text.prefix { $0 != UInt8(ascii: "\n") }
        let command = text[shell.endIndex...].dropFirst()
        guard shell.elementsEqual("sh".utf8) || shell.suffix(3).elementsEqual("/sh".utf8),
            command.starts(with: "exec ".utf8)
        else { return nil }
        let quoted = command.dropFirst("exec ".utf8.count)
        guard let quote = quoted.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            return []
        }
        let path = quoted.dropFirst().prefix { $0 != quote }
        // It ends within what was read.
        return path.endIndex < text.endIndex ? path : []
    }

    private static func path(of bytes: ArraySlice<UInt8>) -> NamedRuntime? {
        let isPath =
            bytes.first == UInt8(ascii: "/") && !bytes.contains(0) && !bytes.contains(UInt8(ascii: "\n"))
        return isPath ? .path(ByteString(bytes: Array(bytes))) : nil
    }
}
