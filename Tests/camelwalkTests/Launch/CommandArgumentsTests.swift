import Glibc
import Launching
import POSIX
import TestSupport
import Testing

@testable import camelwalk

@Suite struct CommandArgumentsTests {
    @Test func theWordsAreThoseOfTheVector() throws {
        let words = try Words("a/b", "-x", "\u{E9}")
        #expect(words.arguments.name == "a/b")
        #expect(words.arguments.word(2).map { ByteString(cString: $0) } == "\u{E9}")
        #expect(words.arguments.word(3) == nil)
        #expect(CommandArguments(from: 1_000_000) == nil)
    }

    @Test(arguments: [
        (["java", "-jar", "a.jar", "b"], ["-jar", "a.jar"]), (["git", "status", "-s"], ["status"]),
        (["ls"], []),
        (["x", "-1", "-2", "-3", "-4"], ["-1", "-2", "-3"]), (["x", "-12345678"], ["-12345"]),
    ])
    func whatTellsOneUseFromAnotherComesFirst(words: [String], leading: [ByteString]) throws {
        let words = try Words(words)
        #expect(words.arguments.leadingArguments(limit: 3, bytes: 6) == leading)
    }

    @Test func theExecutableIsAFileThatMayBeExecuted() throws {
        let folder = TemporaryFolder()
        folder.write("program", "#!/bin/sh\n", mode: 0o755)
        folder.write("text", "")
        #expect(try Words(folder.file("program")).arguments.executable() == folder.location("program"))
        for name in ["text", "none", ""] {
            #expect(try Words(folder.file(name)).arguments.executable() == nil, "\(name)")
        }
        #expect(try Words("sh").arguments.executable()?.lastPathComponent == "sh", "in PATH")
        #expect(try Words(folder.file("text")).arguments.bytecode() == folder.location("text"))
    }

    @Test func itBecomesTheCommand() async {
        await #expect(processExitsWith: .exitCode(7)) {
            exit(try Words("sh", "-c", "exit $1", "sh", "7").arguments.become())
        }
    }

    @Test func whatCannotBeExecutedHasAStatus() async {
        await #expect(processExitsWith: .exitCode(127)) {
            exit(try Words("/nonexistent/program").arguments.become())
        }
        await #expect(processExitsWith: .exitCode(126)) {
            exit(try Words("/").arguments.become())
        }
    }

    @Test func aRuntimeGetsTheFileBeforeTheWords() async throws {
        let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            exit(try Words("typed", "a", "b").arguments.become("/bin/echo", file: "/file"))
        }
        #expect(try #require(result).standardOutputContent.starts(with: Array("/file a b\n".utf8)))
    }
}
