import CamelAnimation
import POSIX
import Testing

@testable import CamelSDL
@testable import SplashMedia

@Suite struct TextAnalysisTests {
    @Test func withoutLibrariesEverythingRunsToTheRight() {
        let analysis = TextAnalysis(order: nil, scripts: nil)
        #expect(analysis.levels(["a", "א"]) == [0, 0])
        #expect(analysis.scripts(["a", "א"]) == [.common, .common])
    }

    @Test func marksBelongToTheirLetters() {
        let analysis = TextAnalysis()
        let text = Array("שָׁ e\u{301} 👩\u{200D}💻ب")
        #expect(analysis.levels(text).count == text.count)
        #expect(analysis.scripts(text).map(\.letters) == ["Hebr", "Hebr", "Latn", "Latn", "Latn", "Arab"])
    }
}
