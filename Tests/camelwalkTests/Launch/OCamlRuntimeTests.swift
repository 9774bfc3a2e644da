import Launching
import POSIX
import TestSupport
import Testing

@testable import camelwalk

@Suite struct OCamlRuntimeTests {
    fileprivate let folder = TemporaryFolder()

    fileprivate func runtime(_ script: String) throws -> OCamlRuntime {
        let path = folder.write("runtime", "#!/bin/sh\n\(script)\n", mode: 0o755)
        return try OCamlRuntime(.program(ByteString(path)))
    }

    /// In a process of its own, as all that asks a runtime: the launcher starts programs with one thread.
    @Test func whatItTakesIsAskedFor() async {
        await #expect(processExitsWith: .success) {
            let tests = OCamlRuntimeTests()
            defer { withExtendedLifetime(tests) {} }
            let magic = try tests.runtime("[ $1 = -M ] && echo Caml1999X030").magic()
            #expect(magic?.release == "OCaml 4.13")
        }
    }

    @Test func oneThatDoesNotTellIsTakenAsItIs() async {
        await #expect(processExitsWith: .success) {
            let tests = OCamlRuntimeTests()
            defer { withExtendedLifetime(tests) {} }
            for script in ["exit 1", "printf Caml1999", "echo 0123456789ab", ":"] {
                let magic = try tests.runtime(script).magic()
                #expect(magic == nil, "\(script)")
            }
        }
    }

    @Test func oneThatHangsIsNotWaitedForLong() async {
        await #expect(processExitsWith: .success) {
            let tests = OCamlRuntimeTests()
            // The script is there as long as its folder.
            defer { withExtendedLifetime(tests) {} }
            let hanging = try tests.runtime("exec sleep 60")
            var magic: MagicNumber?
            let time = seconds { magic = hanging.magic() }
            #expect(magic == nil)
            #expect(time < 30)
        }
    }

    @Test func oneThatIsNotThereOrCannotBeRunSaysSo() throws {
        folder.write("text", "")
        for (name, words, status) in [("none", "was not found", 127), ("text", "cannot be run", 126)] {
            let error = #expect(throws: LaunchFailure.self) {
                try OCamlRuntime(.program(folder.location(name)))
            }
            #expect(error?.message.contains(words) == true && error?.status == Int32(status))
        }
    }

    @Test func thisVeryProgramIsNone() throws {
        let own = try #require(OwnProgram.path())
        #expect(OCamlRuntime.found(own) == nil)
        #expect(OCamlRuntime.found("/bin/sh") == "/bin/sh")
    }
}
