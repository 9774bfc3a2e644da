internal import Handover

/// What a file is, as far as it matters for how it is run.
public enum ProgramKind: Equatable, Sendable {
    /// The kernel's business: machine code, scripts, and everything that is no program.
    case other
    /// Linked OCaml bytecode.
    case bytecode(Bytecode)
    /// Something of OCaml's compilers that cannot be run.
    case unlinked(MagicNumber)

    /// How much of a file's beginning is asked for.
    public static let headLength = ScriptLine.mostBytes

    /// What to do with a file that begins with machine code.
    public enum MachineCode: Sendable {
        /// Whatever follows it is its own business.
        case isEnough
        /// It may be no more than a program that looks for a runtime: look for bytecode behind it.
        case mayLaunchBytecode
    }

    /// Looks at a file: its first `headLength` bytes, its size, and what `read` gives at a position (nil where that
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

/// Linked OCaml bytecode: what is in front of it, and what it says of its runtime.
public struct Bytecode: Equatable, Sendable {
    /// What the kernel finds at the beginning of the file.
    public enum Front: Equatable, Sendable {
        /// A program: a runtime with the bytecode in its belly (`ocamlc -custom`), or one that looks for a runtime.
        case machineCode
        case script(ScriptLine)
        /// Nothing that it could execute.
        case nothing
    }

    /// Longer names of files do not exist.
    static let mostRuntimeBytes = 4096

    /// Which runtimes take it.
    public let magic: MagicNumber
    public let front: Front
    /// The runtime that it was linked for with `-use-runtime`, the section RNTM; nil where it was for none in
    /// particular. From OCaml 5.5 on this is a directory, a zero byte and a name.
    public let runtime: [UInt8]?

    /// Whether there is a section that names a runtime.
    public var namesRuntime: Bool { runtime != nil }

    init?(
        _ head: [UInt8], _ isMachineCode: Bool, _ size: Int,
        _ read: (_ position: Int, _ count: Int) -> [UInt8]?
    ) {
        let end = size - BytecodeTrailer.length
        guard end >= 0, let trailer = read(end, BytecodeTrailer.length).flatMap({ BytecodeTrailer($0) })
        else { return nil }
        let tableLength = trailer.sectionCount * SectionTable.entryLength
        guard tableLength <= end, let bytes = read(end - tableLength, tableLength),
            let table = SectionTable(bytes, at: end - tableLength)
        else { return nil }
        magic = trailer.magic
        front = isMachineCode ? .machineCode : ScriptLine(head).map { .script($0) } ?? .nothing
        runtime = table.range(of: "RNTM").flatMap { range in
            range.count <= Bytecode.mostRuntimeBytes ? read(range.lowerBound, range.count) : []
        }
    }
}
