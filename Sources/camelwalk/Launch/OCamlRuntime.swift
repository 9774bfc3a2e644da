import CPOSIX
import Glibc
import POSIX
import Launching
import CLaunching

/// A program that runs OCaml bytecode.
struct OCamlRuntime {
    static let name: ByteString = "ocamlrun"
    // Milliseconds; it answers in a few.
    private static let longestAnswer: UInt32 = 2_000

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
            $0.isExecutable && !OwnProgram.isFile($0)
        }
    }

    private static func isThisProgram(_ name: ByteString) -> Bool {
        let file = candidates(name).first { $0.isExecutable }
        return file.map { OwnProgram.isFile($0) } ?? false
    }

    private static func candidates(_ name: ByteString) -> [ByteString] {
        CommandLookup.candidates(for: name, path: searchPath())
    }

    /// The magic number of the bytecode that it takes; nil if it does not tell.
    func magic() -> MagicNumber? {
        guard var pipe = AnswerPipe() else { return nil }
        let deadline = MonotonicClock.nanoseconds() + Int64(OCamlRuntime.longestAnswer) * 1_000_000
        guard ask("-M", answeringTo: pipe.output) == 0 else { return nil }
        let answer = pipe.read(MagicNumber.length, until: deadline)
        return answer.count == MagicNumber.length ? MagicNumber(answer[...]) : nil
    }

    /// Starts it, detached, with this option. Returns 0 or an error number.
    private func ask(_ option: String, answeringTo output: Int32) -> Int32 {
        let path = path.absolutePath(from: workingDirectory())
        var program = camelwalk_program()
        program.envp = camelwalk_environment()
        program.standard = (CAMELWALK_NULL_DEVICE, output, CAMELWALK_NULL_DEVICE)
        program.milliseconds = OCamlRuntime.longestAnswer
        return path.withCString { path in
            option.withCString { option in
                var words = [path, option].map { UnsafeMutablePointer(mutating: $0) as UnsafeMutablePointer? }
                words.append(nil)
                program.path = path
                return words.withUnsafeMutableBufferPointer {
                    program.argv = UnsafePointer($0.baseAddress)
                    return camelwalk_start(&program, nil)
                }
            }
        }
    }
}

/// Why the launcher becomes nothing at all.
struct LaunchFailure: Error {
    let message: String
    let status: Int32

    /// Says so on standard error. Returns the status to exit with.
    func report() -> Int32 {
        complain(message)
        return status
    }
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
