import POSIX
import SplashProtocol

/// What is known of the command's last runs, for `--explain`. Pure.
struct LearnedTimes {
    /// What the splash is told.
    var job: ShowJob
    /// How long it took in the last runs, in milliseconds, the newest at the end.
    var times: [Int] = []
    /// The median of them, or nil.
    var expected: Int?

    /// The section of the report.
    var explanation: Explanation {
        guard !job.history.isEmpty else {
            return Explanation("Learned", [.init("nothing", "--no-progress keeps and shows no times")])
        }
        let words = job.history.map(\.description).joined(separator: " ")
        let kept = Explanation.Row("kept for", "\(words)\(conditions)")
        guard let expected else {
            return Explanation("Learned", [.init("nothing", "no run is known yet; there is no bar"), kept])
        }
        let listed = times.map { ClosingRules.seconds($0) }.joined(separator: ", ")
        let median = times.count > 1 ? ", the median of the last runs: \(listed)" : ", as in the last run"
        return Explanation(
            "Learned", [.init("ready after", "\(ClosingRules.seconds(expected))\(median)"), kept])
    }

    private var conditions: String {
        job.historyWords == job.history
            ? ", closing as usual" : ", closing at these events; other times are kept for others"
    }
}
