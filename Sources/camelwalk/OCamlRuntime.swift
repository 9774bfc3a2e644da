import CLaunching
import Glibc
import Handover
import Launching

/// A program that runs OCaml bytecode.
struct OCamlRuntime {
    static let name: ByteString = "ocamlrun"
    // It answers in a few milliseconds.
    private static let mostSeconds: UInt32 = 2

    /// The program's file.
    let path: ByteString

    /// The runtime that is chosen: where none is, the first ocamlrun in PATH that is not this program.
    init(_ choice: RuntimeChoice) throws(LaunchFailure) {
        let name = if case .program(let name) = choice { name } else { OCamlRuntime.name }
        let candidates = CommandLookup.candidates(for: name, path: searchPath())
        let own = FileIdentity.ofThisProgram
        guard
            let path = candidates.first(where: {
                ProgramFile.isExecutable($0) && FileIdentity($0) != own
            })
        else { throw LaunchFailure(runtime: name, exists: candidates.contains { ProgramFile.isRegular($0) }) }
        self.path = path
    }

    /// The magic number of the bytecode that it takes; nil where it does not tell.
    func magic() -> MagicNumber? {
        let path = path.absolutePath(from: workingDirectory())
        var answer = [UInt8](repeating: 0, count: MagicNumber.length)
        let count = path.withCString { program in
            "-M".withCString { option in
                var words = [
                    UnsafeMutablePointer(mutating: program), UnsafeMutablePointer(mutating: option), nil,
                ]
                return camelwalk_ask(
                    program, &words, camelwalk_environment(), &answer, answer.count, OCamlRuntime.mostSeconds)
            }
        }
        return count == answer.count ? MagicNumber(answer[...]) : nil
    }
}

/// Why the launcher becomes nothing at all.
struct LaunchFailure: Error {
    let message: String
    let status: Int32
}

extension LaunchFailure {
    /// What to do about a runtime that will not do.
    static var remedy: String {
        "\(Invocation.isCamelrun ? Setting.runtime.environmentName : Setting.runtime.optionName) names another"
    }

    /// No runtime of this name can be executed.
    init(runtime: ByteString, exists: Bool) {
        let reason = exists ? "cannot be run as OCaml's runtime" : "was not found"
        self.init(
            message: "\(runtime) \(reason); \(LaunchFailure.remedy)",
            status: ExitStatus.execFailure(isMissing: !exists))
    }
}

/// What makes two paths the same file.
private struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t

    init?(_ path: ByteString) {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else { return nil }
        device = status.st_dev
        number = status.st_ino
    }

    static var ofThisProgram: FileIdentity? {
        // Without /proc there is what exec was told, which may be the script that this program is to interpret; but
        // then the next one that is executed is told the truth.
        FileIdentity("/proc/self/exe")
            ?? camelwalk_executed_path().flatMap { FileIdentity(ByteString(cString: $0)) }
    }
}
