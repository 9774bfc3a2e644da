public import POSIX

/// How a command is executed.
public enum Execution: Equatable, Sendable {
    /// As it was typed.
    case asTyped
    /// By a runtime, which is to take this magic number: the one that the file was linked for, where that is there, or
    /// else the chosen one.
    case byRuntime(MagicNumber, linkedFor: ByteString?)
    /// Not at all, for the reason given.
    case impossible(String)

    /// Decides for the file of a command.
    ///
    /// - Parameters:
    ///   - kind: What the file is.
    ///   - isExecutable: Whether the kernel may execute the file.
    ///   - choice: The runtime that the user has chosen, or how it is to be found.
    ///   - canExecute: Whether this program, a path or a name in PATH, can be executed and is not camelrun: that would
    ///     only look for the runtime once more, without this launcher's settings.
    public init(
        _ kind: ProgramKind, isExecutable: Bool, choice: RuntimeChoice, canExecute: (ByteString) -> Bool
    ) {
        switch (kind, choice) {
        case (.other, _), (_, .direct):
            self = .asTyped
        case (.unlinked(let magic), _):
            self = .impossible(magic.unlinkedFile ?? "nothing that can be run")
        case (.bytecode(let bytecode), .program):
            let hasItsOwn = bytecode.front == .machineCode && bytecode.runtime == nil
            self = hasItsOwn ? .asTyped : .byRuntime(bytecode.magic, linkedFor: nil)
        case (.bytecode(let bytecode), .automatic):
            if bytecode.startsByItself(isExecutable: isExecutable, canExecute: canExecute) {
                self = .asTyped
            } else if case .path(let path)? = bytecode.runtime, canExecute(path) {
                self = .byRuntime(bytecode.magic, linkedFor: path)
            } else {
                self = .byRuntime(bytecode.magic, linkedFor: nil)
            }
        }
    }
}

extension Bytecode {
    /// Whether nobody has to help it.
    func startsByItself(isExecutable: Bool, canExecute: (ByteString) -> Bool) -> Bool {
        switch front {
        case .machineCode:
            // Its own primitives may be inside: no other runtime will do, even if the file may not be executed.
            return isExecutable || runtime == nil
        case .script(let line):
            var programs = line.programs
            // The shell is only there to start a runtime whose path does not fit into the line.
            if line.interpreter.lastPathComponent == "sh", case .path(let path)? = runtime {
                programs.append(path)
            }
            return isExecutable && programs.allSatisfy(canExecute)
        case .nothing:
            return false
        }
    }
}
