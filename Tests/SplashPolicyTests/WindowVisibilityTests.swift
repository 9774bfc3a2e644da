import SplashPolicy
import Testing

@Suite struct WindowVisibilityTests {
    @Test func aWindowIsSeenUnlessSomethingSpeaksAgainstIt() {
        #expect(WindowVisibility().isSeen)
        let changes: [(inout WindowVisibility) -> Void] = [
            { $0.isMapped = false }, { $0.isCovered = true }, { $0.isHidden = true },
            { $0.isViewable = false },
        ]
        for change in changes {
            var visibility = WindowVisibility()
            change(&visibility)
            #expect(!visibility.isSeen)
        }
    }
}
