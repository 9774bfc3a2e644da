import Glibc
import POSIX
import SplashProtocol
import TestSupport
import Testing

@testable import camelwalk

@Suite struct SplashProgramTests {
    fileprivate let folder = TemporaryFolder()

    private func splash(_ script: String) -> SplashProgram {
        SplashProgram(override: ByteString(folder.write("splash", "#!/bin/sh\n\(script)\n", mode: 0o755)))
    }

    fileprivate func outcome(_ script: String, milliseconds: UInt32 = 60_000) -> String {
        splash(script).run(.check(Presentation()), milliseconds: milliseconds).description
    }

    @Test func theOneThatIsNamedIsUsedIfItCanBeExecuted() {
        #expect(splash("").path == folder.location("splash"))
        folder.write("text", "")
        for name in ["text", "none"] {
            let program = SplashProgram(override: folder.location(name))
            #expect(!program.exists)
            #expect(
                program.run(.check(Presentation())).description
                    == "CAMELWALK_SPLASH=\(folder.file(name)) cannot be executed")
        }
    }

    @Test func aRelativePathIsMadeAbsolute() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            folder.write("splash", "#!/bin/sh\n", mode: 0o755)
            try #require(chdir(folder.path) == 0)
            #expect(SplashProgram(override: "./splash").path?.isAbsolutePath == true)
            // Before the folder goes.
            chdir("/")
        }
    }

    /// In a process of its own: who waits for any child of this one may be first.
    @Test func howItEndedIsSaid() async {
        await #expect(processExitsWith: .success) {
            let tests = SplashProgramTests()
            #expect(tests.outcome("exit 3") == "camelwalk-splash exited with status 3")
            #expect(tests.outcome("kill -KILL $$") == "camelwalk-splash was killed by signal 9")
            let slow = tests.outcome("exec sleep 60", milliseconds: 100)
            #expect(slow == "camelwalk-splash took too long and was killed")
            _ = tests.outcome("echo \"$@\" > \(tests.folder.file("words"))")
            #expect(text(tests.folder.file("words")) == "check\n", "it gets the job as its arguments")
        }
    }
}
