import Testing

@testable import WindowWatch

@Suite struct WindowJudgeTests {
    private let judge = WindowJudge(startupIdentifier: [1, 2], ownProcess: 7) { $0 == 42 }

    private func window(_ change: (inout WindowFacts) -> Void = { _ in }) -> WindowFacts {
        var window = WindowFacts()
        window.width = 300
        window.height = 200
        change(&window)
        return window
    }

    @Test func theCommandsWindowCounts() {
        #expect(judge.verdict(window { $0.processes = [42] }) == "of process 42")
        #expect(judge.verdict(window { $0.processes = [99, 42] }) == "of process 42", "by the server's word")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isUnmanaged = true
                }) != nil, "its own splash")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.news = .old
                }) != nil, "it was faster than we")
    }

    @Test func othersDoNot() {
        #expect(judge.verdict(window { $0.processes = [99] }) == nil)
        #expect(judge.verdict(window { $0.processes = [7, 42] }) == nil, "ours")
    }

    @Test func theStartupIdCounts() {
        #expect(
            judge.verdict(
                window {
                    $0.processes = [99]; $0.startupIdentifier = [1, 2]
                }) == "with its startup id")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [99]; $0.startupIdentifier = [1]
                }) == nil)
        let without = WindowJudge(startupIdentifier: nil, ownProcess: 7) { _ in false }
        #expect(
            without.verdict(
                window {
                    $0.processes = [99]; $0.startupIdentifier = []
                }) == nil)
    }

    @Test func aWindowOfAProcessOutsideCountsAsItIsSaidTo() {
        var judge = judge
        judge.outsideOwner = { $0.processes == [99] ? "of a friend" : nil }
        #expect(judge.verdict(window { $0.processes = [99] }) == "of a friend")
        #expect(judge.verdict(window { $0.processes = [98] }) == nil)
        #expect(judge.verdict(window { $0.processes = [42] }) == "of process 42")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [99]; $0.width = 1
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [7, 99]
                }) == nil, "ours")
    }

    @Test func theLogSaysOfAnIconThatItIsOne() {
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isIconic = true
                }) == "of process 42, as an icon")
        #expect(
            judge.verdict(
                window {
                    $0.processes = [99]; $0.isIconic = true
                }) == nil)
    }

    @Test func nobodysWindowCountsWhereItIsNewAndManaged() {
        #expect(judge.verdict(window()) == "of an unknown process")
        #expect(judge.verdict(window { $0.news = .old }) == nil)
        #expect(judge.verdict(window { $0.news = .retitled }) == nil)
        #expect(judge.verdict(window { $0.isUnmanaged = true }) == nil)
        #expect(judge.verdict(window { $0.isWindowManagers = true }) == nil)
        #expect(judge.verdict(window { $0.isFromElsewhere = true }) == nil)
    }

    @Test func whatNobodySeesDoesNotCount() {
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.width = 1; $0.height = 1
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.height = 8
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isInputOnly = true
                }) == nil)
        #expect(
            judge.verdict(
                window {
                    $0.processes = [42]; $0.isOutside = true
                }) == nil)
    }
}
