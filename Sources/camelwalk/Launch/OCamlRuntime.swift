import CPOSIX
import Glibc
import POSIX
import Launching
import CLaunching

/// A program that runs OCaml bytecode.
struct OCamlRuntime {
    static let name: ByteString = "ocamlrun"
    // It answers in a few milliseconds.
    private static let mostSeconds: UInt32 = 2

    /// The program's file.
    let path: ByteString

    /// The runtime that is chosen: where none is, or camelrun is, the first ocamlrun in PATH that is not this program.
    init(_ choice: RuntimeChoice) throws(LaunchFailure) {
        var name = OCamlRuntime.name
        if case .program(let chosen) = choice, !OCamlRuntime.isThisProgram(chosen) { name = chosen }
        guard let path = OCamlRuntime.found(name) else {
            let exists = OCamlRuntime.candidates(name).contains { $0.isRegularFile }
            throw LaunchFailure(runtime: name, exists: exists)
        }
        self.path = path
    }

    /// The file of a program, given as a path or a name in PATH, that can be executed and is not this one; nil where
    /// there is none.
    static func found(_ name: ByteString) -> ByteString? {
        candidates(name).first {
            $0.isExecutable && FileIdentity($0) != FileIdentity.ofThisProgram
        }
    }

    private static func isThisProgram(_ name: ByteString) -> Bool {
        let file = candidates(name).first { $0.isExecutable }
        return file.flatMap { FileIdentity($0) } == FileIdentity.ofThisProgram
    }

    private static func candidates(_ name: ByteString) -> [ByteString] {
        CommandLookup.candidates(for: name, path: searchPath())
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
        "\(Invocation.isCamelrun ? "CAMELWALK_RUNTIME" : "--runtime") names another"
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
