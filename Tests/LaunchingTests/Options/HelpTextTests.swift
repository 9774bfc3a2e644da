import Testing

@testable import Launching

@Suite struct HelpTextTests {
    @Test func everyOptionIsListedOnceAndNoLineIsTooLong() {
        let lines = HelpText.text().split(separator: "\n", omittingEmptySubsequences: false)
        for option in Options.all {
            let heads = lines.filter {
                $0.hasPrefix("  \(option.usage)") || $0.hasPrefix("  -h, \(option.usage)")
            }
            #expect(heads.count == (option.section == .hidden ? 0 : 1), "\(option.name)")
        }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func theDefaultIsPrintedFromTheTable() throws {
        #expect(HelpText.help(try row("max-time")).hasSuffix(" (default: 60 s)."))
        #expect(HelpText.help(try row("text")).hasSuffix(" (default: on)."))
    }

    @Test func theTableForProgramsHasAsManyColumnsInEachLine() {
        let lines = OptionDump.text().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == Options.all.filter { $0.section != .hidden }.count + 1)
        for line in lines {
            #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == 12, "\(line)")
        }
    }
}
