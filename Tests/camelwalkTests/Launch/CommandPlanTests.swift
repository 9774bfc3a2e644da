import Glibc
import Launching
import POSIX
import TestSupport
import Testing

@testable import camelwalk

@Suite struct CommandPlanTests {
    fileprivate let folder = TemporaryFolder()

    /// Linked bytecode without a runtime of its own, as far as the launcher looks.
    fileprivate func bytecode(_ name: String, mode: Int) -> String {
        folder.write(
            name, Array("CODE".utf8) + [0, 0, 0, 0, 0, 0, 0, 1] + Array("Caml1999X030".utf8), mode: mode)
    }

    fileprivate static func withFolder() -> (CommandPlanTests, TemporaryFolder) {
        let tests = CommandPlanTests()
        return (tests, tests.folder)
    }

    @Test func aCommandIsExecutedAsTyped() throws {
        let words = try Words("sh", "-c", "")
        let plan = CommandPlan(words.arguments, .automatic)
        #expect(plan.executable?.lastPathComponent == "sh")
        #expect(plan.runtime == nil && !plan.isInformation)
    }

    @Test func whatIsNotThereHasNoExecutable() throws {
        let words = try Words(folder.file("none"))
        #expect(CommandPlan(words.arguments, .automatic).executable == nil)
    }

    /// In a process of its own, as all that asks a runtime: the launcher starts programs with one thread.
    @Test func bytecodeGetsTheRuntimeThatIsChosen() async {
        await #expect(processExitsWith: .success) {
            let (tests, folder) = CommandPlanTests.withFolder()
            defer { withExtendedLifetime(folder) {} }
            let runtime = folder.write("runtime", "#!/bin/sh\nprintf Caml1999X030\n", mode: 0o755)
            let words = try Words(tests.bytecode("program", mode: 0o644))
            let plan = CommandPlan(words.arguments, .program(ByteString(runtime)))
            #expect(plan.runtime == ByteString(runtime))
            #expect(plan.executable == folder.location("program"))
            #expect(CommandPlan(words.arguments, .direct).runtime == nil)
        }
    }

    @Test func aRuntimeForOtherBytecodeIsRefused() async {
        await #expect(processExitsWith: .success) {
            let (tests, folder) = CommandPlanTests.withFolder()
            defer { withExtendedLifetime(folder) {} }
            let runtime = folder.write("runtime", "#!/bin/sh\nprintf Caml1999X031\n", mode: 0o755)
            let words = try Words(tests.bytecode("program", mode: 0o644))
            let plan = CommandPlan(words.arguments, .program(ByteString(runtime)))
            #expect(plan.executable == nil && plan.runtime == nil)
        }
    }

    @Test(arguments: [
        (["ocamlrun", "-version"], true), (["ocamlrun", "file"], false), (["sh", "-version"], false),
    ])
    func aRuntimeThatOnlySpeaksOfItselfIsKnown(words: [String], isInformation: Bool) throws {
        let words = try Words(words)
        #expect(CommandPlan(words.arguments, .automatic).isInformation == isInformation)
    }
}
