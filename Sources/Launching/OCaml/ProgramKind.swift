/// What a file is, as far as it matters for how it is run.
public enum ProgramKind: Equatable, Sendable {
    /// The kernel's business: machine code, scripts, and everything that is no program.
    case other
    /// Linked OCaml bytecode.
    case bytecode(Bytecode)
    /// Something of OCaml's compilers that cannot be run.
    case unlinked(MagicNumber)

    /// How much of a file's beginning is asked for.
    public static let headLength = ScriptLine.maximumBytes

    /// What to do with a file that begins with machine code.
    public enum MachineCode: Sendable {
        /// Whatever follows it is its own business.
        case isEnough
        /// It may be no more than a program that looks for a runtime: look for bytecode behind it.
        case mayLaunchBytecode
    }

    /// Looks at a file: its first `headLength` bytes, its size, and what `read` gives at a position (nil if that
    /// many bytes are not there). At most 7 KiB are asked for, whatever the file says.
    public init(
        head: [UInt8], size: @autoclosure () -> Int, machineCode: MachineCode,
        read: (_ position: Int, _ count: Int) -> [UInt8]?
    ) {
        self = .other
        let isMachineCode = head.starts(with: [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F")])
        if isMachineCode, case .isEnough = machineCode { return }
        if let bytecode = Bytecode(head, isMachineCode, size(), read) {
            self = .bytecode(bytecode)
        } else if let magic = MagicNumber(head[...]), magic.unlinkedFile != nil {
            self = .unlinked(magic)
        }
    }
}
