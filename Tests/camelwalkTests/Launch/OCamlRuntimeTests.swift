import Launching
import POSIX
import TestSupport
import Testing

@testable import camelwalk

@Suite struct OCamlRuntimeTests {
    private let folder = TemporaryFolder()

    private func runtime(_ script: String) throws -> OCamlRuntime {
        let path = folder.write("runtime", "#!/bin/sh\n\(script)\n", mode: 0o755)
        return try OCamlRuntime(.program(ByteString(path)))
    }

    @Test func whatItTakesIsAskedFor() throws {
        #expect(try runtime("[ $1 = -M ] && echo Caml1999X030").magic()?.release == "OCaml 4.13")
    }

    @Test(arguments: ["exit 1", "printf Caml1999", "echo 0123456789ab", ":"])
    func oneThatDoesNotTellIsTakenAsItIs(script: String) throws {
        #expect(try runtime(script).magic() == nil)
    }

    @Test func oneThatHangsIsNotWaitedForLong() throws {
        let hanging = try runtime("exec sleep 60")
        let time = seconds { #expect(hanging.magic() == nil) }
        #expect(time < 30)
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
