import Glibc
import POSIX
import Launching

/// How the command is going to be executed, and what is known of it before.
struct CommandPlan {
    /// The command and its arguments, as the log and the splash know it.
    let command: CommandArguments
    /// The command's file; nil if nothing can be run.
    let executable: ByteString?
    /// Whether an OCaml runtime only says something of itself, which nobody has to wait for.
    let isInformation: Bool
    /// The OCaml runtime that runs it, where the launcher has chosen one.
    var runtime: ByteString? { if case .byRuntime(let path, _, _) = way { path } else { nil } }

    /// Why nothing can be run, as it would be said; nil if something can, as far as that can be told without trying.
    var failure: LaunchFailure? {
        switch way {
        case .byRuntime: nil
        case .failing(let failure): failure
        case .asTyped: command.failure().map { command.failure($0) }
        }
    }

    private let way: Way

    private enum Way {
        case asTyped
        /// With this file in front of the words after the first of `typed`.
        case byRuntime(ByteString, file: ByteString?, typed: CommandArguments)
        case failing(LaunchFailure)
    }

    /// Plans a command as it was typed; bytecode that cannot start by itself gets the runtime of `choice`.
    init(_ command: CommandArguments, _ choice: RuntimeChoice) {
        self.command = command
        let found = command.executable()
        isInformation =
            command.name.lastPathComponent == OCamlRuntime.name
            && OCamlrunWords { command.word($0 + 1) }.file == nil
        do throws(LaunchFailure) {
            if let file = found ?? command.bytecode(),
                let byRuntime = try CommandPlan.wayByRuntime(
                    command, file, isExecutable: found != nil, choice)
            {
                way = byRuntime
                executable = file
            } else {
                way = .asTyped
                executable = found
            }
        } catch {
            way = .failing(error)
            executable = nil
        }
    }

    /// Plans what ocamlrun would do in the place of camelrun, which was started as `typed`.
    init(camelrun typed: CommandArguments, _ choice: RuntimeChoice) {
        let words = OCamlrunWords { typed.word($0 + 1) }
        isInformation = words.file == nil
        command = words.file.flatMap { CommandArguments(from: $0 + 1) } ?? typed
        do throws(LaunchFailure) {
            way = .byRuntime(try OCamlRuntime(choice).path, file: nil, typed: typed)
            executable = isInformation ? typed.name : command.bytecode()
        } catch {
            way = .failing(error)
            executable = nil
        }
    }

    /// Becomes the command. Returns only where that fails, with the status to exit with.
    func become() -> Int32 {
        switch way {
        case .asTyped: return command.become()
        case .byRuntime(let path, let file, let typed): return typed.become(path, file: file)
        case .failing(let failure): return failure.report()
        }
    }

    /// The way by a runtime; nil if the kernel is to do what it does.
    private static func wayByRuntime(
        _ command: CommandArguments, _ file: ByteString, isExecutable: Bool, _ choice: RuntimeChoice
    ) throws(LaunchFailure) -> Way? {
        guard choice != .direct else { return nil }
        let kind = ProgramFile.kind(of: file, isExecutable ? choice.machineCode : .mayLaunchBytecode)
        let execution = Execution(
            kind, isExecutable: isExecutable, choice: choice, canExecute: { OCamlRuntime.found($0) != nil })
        switch execution {
        case .asTyped:
            return nil
        case .impossible(let reason):
            throw LaunchFailure(message: "\(command.name) is \(reason)", status: ExitStatus.cannotRun)
        case .byRuntime(let magic, let path):
            let choice = path.map { .program($0) } ?? choice
            let runtime = try CommandPlan.runtime(choice, for: command.name, magic)
            // What may be executed is named as the kernel names it to an interpreter, the rest as it was typed.
            return .byRuntime(runtime.path, file: isExecutable ? file : command.name, typed: command)
        }
    }

    /// A runtime for the bytecode `name` of this magic number.
    private static func runtime(
        _ choice: RuntimeChoice, for name: ByteString, _ magic: MagicNumber
    ) throws(LaunchFailure) -> OCamlRuntime {
        let runtime: OCamlRuntime
        do {
            runtime = try OCamlRuntime(choice)
        } catch {
            throw LaunchFailure(
                message: "\(name) needs the runtime of \(magic), but \(error.message)",
                status: error.status)
        }
        if let taken = runtime.magic(), taken != magic {
            throw LaunchFailure(
                message: "\(name) needs the runtime of \(magic), and \(runtime.path) is that of \(taken); "
                    + LaunchFailure.remedy,
                status: ExitStatus.cannotRun)
        }
        return runtime
    }
}
