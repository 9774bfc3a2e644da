import Foundation
import TestSupport
import Testing

/// What the launcher starts beside the splash, before it becomes the command.
enum LaunchWay: CaseIterable {
    /// Nothing.
    case plain
    /// The check of a file that was named on the command line.
    case animation
    /// The process that opens the log.
    case log
    /// The headless renderer.
    case headless
    /// The relay of notifications.
    case status
    /// An OCaml runtime, which is asked what bytecode it takes.
    case bytecode

    /// Runs `program` alone and under camelwalk in this way, with a splash, and expects the same from both.
    func expectSame(
        _ program: TestProgram, _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let folder = TemporaryFolder()
        let (alone, under) = try programs(program, folder)
        try EndToEndTests.expectSame(
            alone.on(.bare), under.on(.bare), "\(self) \(comment)", sourceLocation: sourceLocation)
        if self == .headless { #expect(folder.entries.contains("frames"), sourceLocation: sourceLocation) }
    }

    /// `program` alone, and under camelwalk in this way, both with files in `folder`.
    func programs(
        _ program: TestProgram, _ folder: TemporaryFolder
    ) throws -> (alone: TestProgram, under: TestProgram) {
        switch self {
        case .plain: return (program, TestProgram(under: ["--mute"], program))
        case .status: return (program, TestProgram(under: ["--mute", "--status"], program))
        case .log: return (program, TestProgram(under: ["--mute", "--log", folder.file("log")], program))
        case .animation:
            let picture = Product.repository + "/Tests/EndToEndTests/Snapshots/frame-0001.png"
            return (program, TestProgram(under: ["--mute", "--animation", picture], program))
        case .headless:
            let frames = folder.file("frames")
            let options = ["--headless", "--frames", "1", "--size", "24x20", "--output", frames]
            return (program, TestProgram(under: options, program))
        case .bytecode:
            let programs = try OCamlPrograms.all()
            let data = programs.path("data")
            let runtime = LaunchWay.runtime(becoming: program, magic: programs.magic, folder)
            var alone = program
            alone.arguments = [runtime, data].map { Array($0.utf8) }
            var bytecode = program
            bytecode.arguments = [Array(data.utf8)]
            return (alone, TestProgram(under: ["--mute", "--runtime", runtime], bytecode))
        }
    }

    /// A runtime that answers as OCaml's does, and runs `program` whatever the bytecode.
    private static func runtime(
        becoming program: TestProgram, magic: String, _ folder: TemporaryFolder
    ) -> String {
        var script = Data("#!/bin/sh\n[ \"$1\" = -M ] && { echo \(magic); exit; }\nexec".utf8)
        for word in program.arguments {
            script += Data(" '".utf8)
            script += word.flatMap { $0 == UInt8(ascii: "'") ? Array("'\\''".utf8) : [$0] }
            script += Data("'".utf8)
        }
        let path = folder.write("runtime", "", mode: 0o755)
        let file = FileHandle(forWritingAtPath: path)
        file?.write(script + Data("\n".utf8))
        try? file?.close()
        return path
    }
}
