public import Handover

/// The first line of a script, `#!interpreter argument`, as Linux reads it (fs/binfmt_script.c).
public struct ScriptLine: Equatable, Sendable {
    /// How much of a file the kernel looks at.
    public static let mostBytes = 256

    /// The program that runs the script.
    public let interpreter: ByteString

    /// Reads the first bytes of a file; nil where they are no such line, or one that the kernel does not take.
    public init?(_ head: [UInt8]) {
        guard head.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]) else { return nil }
        let name = head[2...].drop { ScriptLine.isBlank($0) }
        // A name that is cut off is not a name.
        guard
            let end = name.firstIndex(where: { ScriptLine.isBlank($0) || $0 == UInt8(ascii: "\n") || $0 == 0 }
            ),
            end > name.startIndex
        else { return nil }
        interpreter = ByteString(bytes: Array(name[..<end]))
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
