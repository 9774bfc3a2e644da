import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct LookupTests {
    @Test func aNameWithASlashIsAPath() {
        #expect(CommandLookup.candidates(for: "./run", path: "/bin") == ["./run"])
    }

    @Test func aNameIsLookedForInEachDirectory() {
        #expect(CommandLookup.candidates(for: "x", path: "/a:/b/::c") == ["/a/x", "/b/x", "x", "c/x"])
    }

    @Test func withoutAPathTheUsualDirectoriesAreSearched() {
        #expect(CommandLookup.candidates(for: "x", path: nil) == ["/bin/x", "/usr/bin/x"])
    }

    @Test func anEmptyNameIsNowhere() {
        #expect(CommandLookup.candidates(for: "", path: "/a") == [])
    }

    @Test func theSplashIsLookedForBesideTheLauncher() {
        #expect(
            SplashLookup.candidates(override: nil, launcher: "/opt/x/bin/camelwalk") == [
                "/opt/x/bin/../libexec/camelwalk/camelwalk-splash", "/opt/x/bin/camelwalk-splash",
            ])
        #expect(SplashLookup.candidates(override: "/mine", launcher: "/opt/x/bin/camelwalk") == ["/mine"])
        #expect(SplashLookup.candidates(override: nil, launcher: nil) == [])
    }
}
