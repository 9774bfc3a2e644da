import Glibc
import POSIX
import SplashProtocol
import TestSupport
import Testing

@testable import camelwalk

@Suite struct SplashProgramTests {
    private let folder = TemporaryFolder()

    private func splash(_ script: String) -> SplashProgram {
        SplashProgram(override: ByteString(folder.write("splash", "#!/bin/sh\n\(script)\n", mode: 0o755)))
    }

    private func outcome(_ script: String, milliseconds: UInt32 = 60_000) -> String {
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

    @Test func howItEndedIsSaid() {
        #expect(outcome("exit 3") == "camelwalk-splash exited with status 3")
        #expect(outcome("kill -KILL $$") == "camelwalk-splash was killed by signal 9")
        #expect(
            outcome("exec sleep 60", milliseconds: 100) == "camelwalk-splash took too long and was killed")
    }

    @Test func itGetsTheJobAsItsArguments() {
        _ = outcome("echo \"$@\" > \(folder.file("words"))")
        #expect(text(folder.file("words")) == "check\n")
    }
}
