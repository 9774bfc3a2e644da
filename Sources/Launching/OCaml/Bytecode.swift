internal import POSIX

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

    /// Longer names of files do not exist, nor would a shell's line around one be much longer.
    static let maximumRuntimeBytes = 4096

    /// Which runtimes take it.
    public let magic: MagicNumber
    /// What is in front of it.
    public let front: Front
    /// The runtime that it was linked for (the section RNTM, or a script of the shell in front); nil if it was for none
    /// in particular.
    public let runtime: NamedRuntime?

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
        if let range = table.range(of: "RNTM") {
            let isName = range.count <= Bytecode.maximumRuntimeBytes
            runtime = NamedRuntime(isName ? read(range.lowerBound, range.count) ?? [] : [])
        } else if case .script(let line) = front, line.interpreter.lastPathComponent == "sh" {
            runtime = NamedRuntime(script: read(0, min(end, Bytecode.maximumRuntimeBytes)) ?? [])
        } else {
            runtime = nil
        }
    }
}
