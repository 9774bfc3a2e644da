public import POSIX

/// Who runs OCaml bytecode.
public enum RuntimeChoice: Equatable, Sendable {
    /// What the file itself says, where that is there; otherwise the ocamlrun in PATH.
    case automatic
    /// The kernel, as it would without camelwalk.
    case direct
    /// This runtime, a path or a name in PATH; but machine code that has its own runtime is left alone.
    case program(ByteString)

    /// Reads `auto`, `direct` or a program; nil if the value is none of them.
    init?(_ value: ByteString) {
        switch value {
        case "": return nil
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
