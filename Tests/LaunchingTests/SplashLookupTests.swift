import POSIX
import Testing

@testable import Launching

@Suite struct SplashLookupTests {
    @Test func theSplashIsLookedForBesideTheLauncher() {
        #expect(
            SplashLookup.candidates(override: nil, launcher: "/opt/x/bin/camelwalk") == [
                "/opt/x/bin/../libexec/camelwalk/camelwalk-splash", "/opt/x/bin/camelwalk-splash",
            ])
        #expect(SplashLookup.candidates(override: "/mine", launcher: "/opt/x/bin/camelwalk") == ["/mine"])
        #expect(SplashLookup.candidates(override: nil, launcher: nil) == [])
    }
}
