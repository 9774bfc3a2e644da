public import Handover

/// Who runs OCaml bytecode.
public enum RuntimeChoice: Equatable, Sendable {
    /// What the file itself says, where that is there; otherwise the ocamlrun in PATH.
    case automatic
    /// The kernel, as it would without camelwalk.
    case direct
    /// This runtime, a path or a name in PATH; but machine code that has its own runtime is left alone.
    case program(ByteString)

    /// Reads `auto`, `direct` or a program.
    init(_ value: ByteString, _ error: SettingError) throws(SettingError) {
        switch value {
        case "": throw error
        case "auto": self = .automatic
        case "direct": self = .direct
        default: self = .program(value)
        }
    }

    /// What to make of machine code at the beginning of an executable file.
    public var machineCode: ProgramKind.MachineCode {
        if case .program = self { .mayLaunchBytecode } else { .isEnough }
    }
}

/// How a command is executed.
public enum Execution: Equatable, Sendable {
    /// As it was typed.
    case asTyped
    /// By a runtime, which is to take this magic number.
    case byRuntime(MagicNumber)
    /// Not at all, for the reason given.
    case impossible(String)

    /// Decides for a file of this kind.
    ///
    /// - Parameters:
    ///   - isExecutable: Whether the kernel may execute the file.
    ///   - canExecute: Whether this path can be executed.
    public init(
        _ kind: ProgramKind, isExecutable: Bool, choice: RuntimeChoice, canExecute: (ByteString) -> Bool
    ) {
        switch (kind, choice) {
        case (.other, _), (_, .direct):
            self = .asTyped
        case (.unlinked(let magic), _):
            self = .impossible(magic.unlinkedFile ?? "nothing that can be run")
        case (.bytecode(let bytecode), .program):
            let hasItsOwn = bytecode.front == .machineCode && !bytecode.namesRuntime
            self = hasItsOwn ? .asTyped : .byRuntime(bytecode.magic)
        case (.bytecode(let bytecode), .automatic):
            let isFine = bytecode.startsByItself(isExecutable: isExecutable, canExecute: canExecute)
            self = isFine ? .asTyped : .byRuntime(bytecode.magic)
        }
    }
}

extension Bytecode {
    /// Whether nobody has to help it.
    func startsByItself(isExecutable: Bool, canExecute: (ByteString) -> Bool) -> Bool {
        switch front {
        // Its own primitives may be inside: no other runtime will do, even if the file may not be executed.
        case .machineCode: isExecutable || !namesRuntime
        case .script(let line):
            isExecutable && canExecute(line.interpreter) && runtimeIsThere(line, canExecute)
        case .nothing: false
        }
    }

    /// The path of a runtime that is too long for a script's first line, or has blanks, is in a line of its own for
    /// the shell (bytecomp/bytelink.ml).
    private func runtimeIsThere(_ line: ScriptLine, _ canExecute: (ByteString) -> Bool) -> Bool {
        guard let runtime, line.interpreter.lastPathComponent == "sh" else { return true }
        // One that is looked for has a zero in its name, the others a line's end behind it.
        guard !runtime.contains(0) else { return true }
        let path = runtime.last == UInt8(ascii: "\n") ? Array(runtime.dropLast()) : runtime
        return path.isEmpty || canExecute(ByteString(bytes: path))
    }
}
