public import POSIX
public import SplashProtocol

/// What a command is and who runs it, for `--explain`. Pure.
public struct ProgramDescription {
    private let words: [ByteString]
    private let file: ByteString
    private let target: ByteString
    private let head: [UInt8]
    private let kind: ProgramKind
    private let runtime: ByteString?
    private let choice: RuntimeChoice

    /// A command that can be run.
    ///
    /// - Parameters:
    ///   - words: It and its arguments, as typed.
    ///   - file: Its file.
    ///   - target: The file behind all symbolic links.
    ///   - head: The file's first bytes.
    ///   - kind: What it is, machine code in front of bytecode looked behind.
    ///   - runtime: The OCaml runtime that camelwalk has chosen for it, or nil.
    ///   - choice: What the user says of runtimes.
    public init(
        words: [ByteString], file: ByteString, target: ByteString, head: [UInt8], kind: ProgramKind,
        runtime: ByteString?, choice: RuntimeChoice
    ) {
        self.words = words
        self.file = file
        self.target = target
        self.head = head
        self.kind = kind
        self.runtime = runtime
        self.choice = choice
    }

    /// The section of the report.
    public var explanation: Explanation {
        let link = target == file ? "" : ", a link to \(target)"
        return Explanation(
            "Program",
            [
                .init("command", words.map(\.description).joined(separator: " ")),
                .init("file", "\(file)\(link)"), .init("kind", nature), .init("run by", runner),
            ])
    }

    private var line: ScriptLine? { ScriptLine(head) }

    private var isMachineCode: Bool {
        head.starts(with: [0x7F, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F")])
    }

    private var nature: String {
        if case .bytecode(let bytecode) = kind {
            return "OCaml bytecode \(bytecode.magic), \(ProgramDescription.front(of: bytecode))"
        }
        if isMachineCode { return "machine code (ELF, \(head.count > 4 && head[4] == 1 ? 32 : 64) bits)" }
        if let line { return "script for \(line.text); the programs that it starts belong to it" }
        return "neither ELF nor a script with #! in its first line"
    }

    private static func front(of bytecode: Bytecode) -> String {
        switch (bytecode.front, bytecode.runtime) {
        case (.machineCode, nil): "with its own runtime in front (ocamlc -custom)"
        case (.machineCode, _): "with a program in front that looks for the runtime"
        case (.script(let line), .path(let path)?) where line.interpreter != path:
            "linked for \(path), with #!\(line.text) in its first line"
        case (.script(let line), _): "with #!\(line.text) in its first line"
        case (.nothing, .path(let path)?):
            "linked for \(path), with nothing in front that the kernel could run"
        case (.nothing, _): "with nothing in front that the kernel could run"
        }
    }

    private var runner: String {
        guard let runtime else { return runnerAsTyped }
        let version = if case .bytecode(let bytecode) = kind { ", which runs \(bytecode.magic)" } else { "" }
        return "\(runtime)\(version): \(reason(for: runtime))"
    }

    private func reason(for runtime: ByteString) -> String {
        if case .program = choice { return "the runtime that you have chosen" }
        if case .bytecode(let bytecode) = kind, bytecode.runtime == .path(runtime) {
            return "the runtime that it was linked for"
        }
        return "the first in PATH, since the kernel cannot run this file by itself"
    }

    private var runnerAsTyped: String {
        if isMachineCode { return "the kernel" }
        if let line { return "the kernel, with \(line.interpreter)" }
        return
            "the kernel, if a program is registered for such files (binfmt_misc); else /bin/sh, as a script"
    }
}

extension ScriptLine {
    /// The interpreter and its argument, as in the line.
    fileprivate var text: String { argument.bytes.isEmpty ? "\(interpreter)" : "\(interpreter) \(argument)" }
}
