public import POSIX

/// The first line of a script, `#!interpreter argument`, as Linux reads it (fs/binfmt_script.c).
public struct ScriptLine: Equatable, Sendable {
    /// How much of a file the kernel looks at.
    public static let maximumBytes = 256

    /// The program that runs the script.
    public let interpreter: ByteString
    /// The rest of the line, which the kernel passes as one argument; empty if there is none.
    public let argument: ByteString

    /// Reads the first bytes of a file; nil if they are no such line, or one that the kernel does not take.
    public init?(_ head: [UInt8]) {
        guard head.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]) else { return nil }
        let line = head[2...].prefix { $0 != UInt8(ascii: "\n") && $0 != 0 }
        let name = line.drop { ScriptLine.isBlank($0) }.prefix { !ScriptLine.isBlank($0) }
        // A name that is cut off is not a name.
        guard !name.isEmpty, name.endIndex < head.endIndex else { return nil }
        interpreter = ByteString(bytes: Array(name))
        argument = ByteString(bytes: Array(line[name.endIndex...].drop { ScriptLine.isBlank($0) }))
    }

    /// The programs that must be there for the script to start: the interpreter, and the one that env(1) looks for.
    var programs: [ByteString] {
        let isName = argument.bytes.allSatisfy { !ScriptLine.isBlank($0) && $0 != UInt8(ascii: "=") }
        guard interpreter.lastPathComponent == "env", isName, let first = argument.bytes.first,
            first != UInt8(ascii: "-")
        else { return [interpreter] }
        return [interpreter, argument]
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
