import Testing

@testable import WaylandWatch

@Suite struct ToplevelJudgeTests {
    // The command is 42, this process 7; windows of the command may be called "gimp".
    private let judge = ToplevelJudge(ownProcess: 7) {
        $0 == 42
    } isCommandsName: {
        $0 == "gimp"
    }

    private func verdict(
        process: Int32? = nil, _ application: String? = nil, isNew: Bool = true,
        _ progress: ClientState.Progress = .drawn
    ) -> ToplevelJudge.Verdict {
        let toplevel = Toplevel(process: process, application: application, isNew: isNew)
        return judge.verdict(toplevel) { ClientState(progress: progress, process: 42) }
    }

    @Test func theProcessDecidesWhereItIsKnown() {
        #expect(verdict(process: 42, "x", .none) == .commands("x of process 42"))
        #expect(verdict(process: 42, isNew: false, .none) == .commands("of process 42"), "it was faster")
        #expect(verdict(process: 99, "gimp") == .others, "another one of the same program's")
        #expect(verdict(process: 7, "camelwalk") == .others, "ours")
    }

    @Test func theKernelIsNotAskedWhereTheProcessIsKnown() {
        _ = judge.verdict(Toplevel(process: 42)) {
            Issue.record("asked")
            return ClientState()
        }
    }

    private static let unknown: [(String?, ClientState.Progress, Bool)] = [
        (nil, .none, false), (nil, .connected, false), (nil, .unclear, true),
        (nil, .drawn, true), ("other", .none, false), ("other", .connected, false), ("other", .unclear, true),
        ("other", .drawn, true), ("gimp", .none, false), ("gimp", .connected, true), ("gimp", .drawn, true),
    ]

    @Test(arguments: unknown)
    func withoutOneTheKernelDoes(
        application: String?, progress: ClientState.Progress, isCommands: Bool
    ) {
        let name = application.map { "\($0) " } ?? ""
        #expect(
            verdict(application, progress) == (isCommands ? .commands("\(name)of process 42") : .undecided))
    }

    @Test func oneThatMayNotBeDrawnYetIsWaitedForIfItTakesTime() {
        func verdict(_ stage: Toplevel.Stage, _ state: ClientState) -> ToplevelJudge.Verdict {
            judge.verdict(Toplevel(stage: stage)) { state }
        }
        let drawn = ClientState(progress: .drawn, process: 42)
        let unclear = ClientState(progress: .unclear, process: 42)
        #expect(verdict(.created, drawn) == .commands("of process 42"))
        #expect(verdict(.created, unclear) == .undecided)
        #expect(verdict(.mapped, unclear) == .commands("of process 42"))
        #expect(verdict(.focused, unclear) == .commands("of process 42"))
        for progress in [ClientState.Progress.connected, .blank] {
            #expect(verdict(.created, ClientState(progress: progress)) == .undecided)
            #expect(verdict(.mapped, ClientState(progress: progress)) == .undecided)
        }
        #expect(verdict(.focused, ClientState(progress: .connected)) == .others, "drawn before the focus")
    }

    @Test func theSplashsOwnWindowIsNone() {
        #expect(verdict("camelwalk") == .others)
    }

    private static let old: [(String?, ClientState.Progress, Bool)] = [
        ("gimp", .drawn, true), ("gimp", .unclear, false), ("gimp", .connected, false),
        ("other", .drawn, false), (nil, .drawn, false),
    ]

    @Test(arguments: old)
    func oneThatWasThereBeforeNeedsTheNameAndABuffer(
        application: String?, progress: ClientState.Progress, isCommands: Bool
    ) {
        let text = ToplevelJudge.Verdict.commands("gimp of process 42")
        #expect(verdict(application, isNew: false, progress) == (isCommands ? text : .others))
    }
}

@Suite struct BufferPatienceTests {
    /// Which of these looks, of a progress at a number of milliseconds, finds the window.
    private func windows(
        isTold: Bool, _ looks: [(ClientState.Progress, Int64)]
    ) -> [Bool] {
        var patience = BufferPatience(isTold: isTold)
        return looks.map { look in
            patience.note(ClientState(progress: look.0), at: look.1 * 1_000_000)
        }
    }

    @Test func aBufferIsAWindowAtOnceWhereNobodyTells() {
        #expect(
            windows(isTold: false, [(.none, 0), (.connected, 1), (.drawn, 2)]) == [false, false, true])
    }

    @Test func whatIsUnclearIsOneAfterASecond() {
        let looks: [(ClientState.Progress, Int64)] = [(.unclear, 5), (.unclear, 1_004), (.unclear, 1_005)]
        #expect(windows(isTold: false, looks) == [false, false, true])
        let again: [(ClientState.Progress, Int64)] = [(.unclear, 5), (.connected, 500), (.unclear, 1_005)]
        #expect(windows(isTold: false, again) == [false, false, false], "it begins anew")
    }

    @Test func whereSomebodyTellsABufferIsOneAfterAWhile() {
        let looks: [(ClientState.Progress, Int64)] = [
            (.none, 0), (.drawn, 10), (.drawn, 3_009), (.drawn, 3_010),
        ]
        #expect(windows(isTold: true, looks) == [false, false, false, true])
        let faster: [(ClientState.Progress, Int64)] = [(.drawn, 0), (.drawn, 59), (.drawn, 60)]
        #expect(windows(isTold: true, faster) == [false, false, true], "it was there before anybody told")
        #expect(windows(isTold: true, [(.unclear, 0), (.unclear, 60_000)]) == [false, false])
    }
}

@Suite struct UndecidedToplevelsTests {
    private let millisecond: Int64 = 1_000_000

    @Test func oneThatIsCreatedIsTakenForDrawnInTheEnd() {
        var undecided = UndecidedToplevels()
        undecided.add(Toplevel(stage: .created), at: 0)
        undecided.add(Toplevel(stage: .created), at: 1_000 * millisecond)
        #expect(undecided.current(at: 1_499 * millisecond).map(\.stage) == [.created])
        #expect(undecided.current(at: 1_500 * millisecond).map(\.stage) == [.mapped])
    }

    @Test func theyAreLookedAtForAWhile() {
        var undecided = UndecidedToplevels()
        undecided.add(Toplevel(application: "a"), at: 0)
        undecided.add(Toplevel(application: "b"), at: 1_500 * millisecond)
        #expect(undecided.current(at: 2_000 * millisecond).map(\.application) == ["a", "b"])
        #expect(undecided.current(at: 2_001 * millisecond).map(\.application) == ["b"])
        undecided.add(Toplevel(application: "b"), at: 3_000 * millisecond)
        #expect(undecided.current(at: 4_000 * millisecond).count == 1, "told of again")
        for number in 0..<1_000 {
            undecided.add(Toplevel(application: "\(number)"), at: 4_000 * millisecond)
        }
        #expect(undecided.current(at: 4_000 * millisecond).count == 64)
    }

    @Test func theyAreKeptWhileTheCommandIsAboutToDraw() {
        var undecided = UndecidedToplevels()
        undecided.add(Toplevel(stage: .created), at: 0)
        #expect(undecided.current(at: 9_000 * millisecond, isAboutToDraw: true).count == 1)
        #expect(undecided.current(at: 9_000 * millisecond).isEmpty)
    }

    @Test func theLatestSaysHowSoonToLook() {
        var undecided = UndecidedToplevels()
        #expect(undecided.purpose(at: 9, other: .untold) == .untold)
        undecided.add(Toplevel(application: "a"), at: 2)
        undecided.add(Toplevel(application: "b"), at: 5)
        #expect(undecided.purpose(at: 9, other: .untold) == .undecided(4))
    }
}

@Suite struct LookScheduleTests {
    @Test func theFirstLookIsAtOnce() {
        #expect(LookSchedule(now: 5).next == 5)
    }

    @Test(arguments: [
        (LookSchedule.Purpose.window, Int64(0), Int64(20_000_000)), (.window, 100_000, 20_000_000),
        (.window, 1_000_000, 130_000_000), (.window, 50_000_000, 200_000_000),
        (.untold, 1_000_000, 1_000_000_000), (.undecided(0), 100_000, 5_000_000),
        (.undecided(0), 1_000_000, 10_000_000), (.undecided(400_000_000), 100_000, 20_000_000),
        (.undecided(600_000_000), 1_000_000, 130_000_000),
    ])
    func thePauseAfterALookFollowsItsCost(purpose: LookSchedule.Purpose, cost: Int64, pause: Int64) {
        var schedule = LookSchedule(now: 0)
        schedule.noteLook(for: purpose, at: 7, cost: cost)
        #expect(schedule.next == 7 + pause)
    }

    @Test func aWindowBringsTheNextLookForward() {
        var schedule = LookSchedule(now: 0)
        schedule.noteLook(for: .untold, at: 0, cost: 0)
        schedule.noteUndecided(at: 10_000_000)
        #expect(schedule.next == 15_000_000)
        schedule.noteUndecided(at: 12_000_000)
        #expect(schedule.next == 15_000_000, "not put off again")
    }
}
