import Foundation
import POSIX
import SplashProtocol
import TestSupport
import Testing

@testable import CommandWatch

/// Whether a write to a terminal may have been the command's, on real processes.
@Suite struct WriteCheckTests {
    /// A shell that goes on when it is told to. Nothing is known of it but what /proc says.
    private final class Shell {
        private let process = Process()
        private let input = Pipe()
        private let output = Pipe()
        var identifier: pid_t { process.processIdentifier }

        init(_ script: String) throws {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", script]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
        }

        deinit {
            let children = (ProcessFile.parents() ?? []).filter { $0.parent == identifier }.map(\.process)
            for process in children + [identifier] { kill(process, SIGKILL) }
            process.waitUntilExit()
        }

        func goOn() { input.fileHandleForWriting.write(Data("\n".utf8)) }

        func waitForOutput() { _ = output.fileHandleForReading.availableData }
    }

    private func check(_ shell: Shell) -> WriteCheck {
        WriteCheck(command: WatchedCommand(process: shell.identifier))
    }

    /// Waits until the shell has so many children.
    private func expect(_ count: Int, below shell: Shell) {
        #expect(
            eventually {
                (ProcessFile.parents() ?? []).filter { $0.parent == shell.identifier }.count >= count
            })
    }

    @Test func silentProcessesHaveNotWritten() throws {
        let shell = try Shell("for n in 1 2 3; do sleep 60 & done; read x; echo out; read x")
        expect(3, below: shell)
        #expect(!check(shell).mayHaveWritten())
        shell.goOn()
        shell.waitForOutput()
        #expect(check(shell).mayHaveWritten())
    }

    @Test func whatAGrandchildWritesIsTheCommands() throws {
        let shell = try Shell("(read x; echo out; read x); true")
        expect(1, below: shell)
        #expect(!check(shell).mayHaveWritten())
        shell.goOn()
        shell.waitForOutput()
        #expect(check(shell).mayHaveWritten())
    }

    @Test func bothWaysToChildrenAgree() throws {
        try #require(ProcessFile.listsChildren, "this kernel lists no children")
        let shell = try Shell("for n in $(seq 300); do sleep 60 & done; read x")
        expect(300, below: shell)
        let scanned = (ProcessFile.parents() ?? []).filter { $0.parent == shell.identifier }.map(\.process)
        let listed = try #require(ProcessFile.children(of: shell.identifier, threads: 1))
        #expect(listed.count == 300)
        #expect(Set(listed) == Set(scanned))
        #expect(ProcessFile.children(of: shell.identifier, threads: 2)?.count == 300)
    }

    @Test func whatIsGoneCountsAsAYes() {
        #expect(WriteCheck(command: WatchedCommand(process: .max)).mayHaveWritten())
    }
}
