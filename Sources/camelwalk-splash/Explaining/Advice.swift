import SplashProtocol

/// What to do if the window goes earlier or stays longer than one would like. Pure.
struct Advice {
    let rules: ClosingRules

    /// The section of the report.
    var explanation: Explanation {
        var rows: [Explanation.Row] = []
        if rules.closesAtOutput {
            let more = rules.job.conditions.window ? "--until window waits for its window, " : ""
            rows.append(.init("it goes too early", "\(more)--until exit for its end"))
        }
        if let reason { rows.append(.init("it stays too long", reason)) }
        rows.append(.init("afterwards", "--log FILE tells when it closed, and at which of these"))
        return Explanation("If that is not what you want", rows)
    }

    private var reason: String? {
        let conditions = rules.job.conditions
        guard conditions.standardOutput, conditions.standardError else {
            return "--until auto waits for output or a window"
        }
        guard rules.closesAtOutput else { return "--until output,window lets its first output close" }
        if rules.output == .pipe {
            return "many programs keep what they print into a pipe until there is much of it"
        }
        return nil
    }
}
