import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

@Suite struct LearnedTimesTests {
    private func rows(_ times: LearnedTimes) -> [Explanation.Row] { times.explanation.rows }

    @Test func theMedianIsShownWithItsTimes() {
        var times = LearnedTimes(job: explainedJob { $0.history = ["/bin/x", "-a"] })
        #expect(rows(times)[0] == .init("nothing", "no run is known yet; there is no bar"))
        times.times = [900, 1_003, 2_000]
        times.expected = 1_003
        #expect(
            rows(times) == [
                .init("ready after", "1.003 s, the median of the last runs: 0.9 s, 1.003 s, 2 s"),
                .init("kept for", "/bin/x -a, closing as usual"),
            ])
    }

    @Test func otherConditionsHaveOtherTimes() {
        let times = LearnedTimes(
            job: explainedJob {
                $0.history = ["/bin/x"]
                $0.program = nil
            })
        #expect(rows(times)[1].text.hasPrefix("/bin/x, closing at these events; other times"))
    }

    @Test func withoutProgressNothingIsLearned() {
        #expect(rows(LearnedTimes(job: explainedJob { _ in }))[0].text.hasPrefix("--no-progress"))
    }
}
