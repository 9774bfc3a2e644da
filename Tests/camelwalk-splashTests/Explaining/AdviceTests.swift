import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

@Suite struct AdviceTests {
    private func advice(_ change: (inout ClosingRules) -> Void) -> [String: String] {
        var rules = ClosingRules(job: explainedJob { _ in })
        rules.xServer = ":7"
        change(&rules)
        let rows = Advice(rules: rules).explanation.rows.map { ($0.name, $0.text) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    @Test func itFollowsFromTheRules() {
        #expect(advice { $0.output = .pipe }["it stays too long"]?.hasPrefix("many programs keep") == true)
        let plain = advice { $0.output = .terminal("/dev/pts/1") }
        #expect(plain["it goes too early"]?.hasPrefix("--until window") == true)
        #expect(plain["it stays too long"] == nil)
        let graphical = advice { $0.entry = "a.desktop" }
        #expect(graphical["it goes too early"] == nil)
        #expect(graphical["it stays too long"] == "--until output,window lets its first output close")
        let exit = advice { $0.job.conditions = CloseConditions() }
        #expect(exit["it stays too long"] == "--until auto waits for output or a window")
        #expect(exit["afterwards"] != nil)
    }
}
