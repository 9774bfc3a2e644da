import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct SplashLifeTests {
    private func milliseconds(_ value: Int64) -> Int64 { value * 1_000_000 }

    @Test func itShowsItselfAfterTheDelay() {
        let life = SplashLife(delay: 300, minimumTime: 0, maximumTime: 60_000)
        #expect(life.decision(at: 0) == .wait(until: milliseconds(300)))
        #expect(life.decision(at: milliseconds(300)) == .show)
    }

    @Test func aCommandThatIsQuickerThanTheDelayIsNotShown() {
        var life = SplashLife(delay: 300, minimumTime: 5_000, maximumTime: 60_000)
        life.note(.exit, at: 0)
        #expect(life.decision(at: milliseconds(10)) == .close(.exit))
    }

    @Test func theMinimumTimeCountsFromTheFirstFrame() {
        var life = SplashLife(delay: 0, minimumTime: 1_000, maximumTime: 60_000)
        life.noteFirstFrame(at: milliseconds(40))
        life.note(.standardOutput, at: 0)
        #expect(life.decision(at: milliseconds(100)) == .wait(until: milliseconds(1_040)))
        #expect(life.decision(at: milliseconds(1_040)) == .close(.standardOutput))
    }

    @Test func theUserDoesNotWaitForTheMinimumTime() {
        for reason in [SplashLife.Reason.click, .key] {
            var life = SplashLife(delay: 0, minimumTime: 1_000, maximumTime: 60_000)
            life.noteFirstFrame(at: 0)
            life.note(.exit, at: 0)
            life.note(reason, at: 0)
            #expect(life.decision(at: 1) == .close(reason))
        }
    }

    @Test func itEndsAtTheLongestTimeInAnyCase() {
        var life = SplashLife(delay: 0, minimumTime: 90_000, maximumTime: 1_000)
        life.noteFirstFrame(at: 0)
        #expect(life.decision(at: milliseconds(999)) == .wait(until: milliseconds(1_000)))
        #expect(life.decision(at: milliseconds(1_000)) == .close(.time))
        life.note(.exit, at: 0)
        #expect(life.decision(at: milliseconds(1_000)) == .close(.exit))
    }

    @Test func theFirstOfTheCommandsReasonsStays() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 1_000)
        life.note(.standardError, at: 0)
        life.note(.exit, at: 0)
        #expect(life.decision(at: 1) == .close(.standardError))
    }

    @Test func aFailureDoesNotWaitForTheMinimumTime() {
        var life = SplashLife(delay: 0, minimumTime: 5_000, maximumTime: 60_000)
        life.noteFirstFrame(at: 0)
        life.note(.standardOutput, at: milliseconds(10))
        life.note(.failure, at: milliseconds(20))
        #expect(life.decision(at: milliseconds(20)) == .close(.failure))
        #expect(SplashLife.Reason.failure.name == "exit")
    }

    @Test func aFailureIsShownForItsTimeAndTheUserEndsThat() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 1_000, lingerTime: 3_000)
        life.noteFirstFrame(at: 0)
        life.note(.failure, at: milliseconds(900))
        #expect(life.isLingering)
        #expect(life.decision(at: milliseconds(1_100)) == .wait(until: milliseconds(3_900)))
        life.note(.click, at: milliseconds(1_200))
        #expect(life.decision(at: milliseconds(1_200)) == .close(.click))
    }

    @Test func aFailureThatIsQuickerThanTheFirstFrameIsShownWhereFailuresAre() {
        var life = SplashLife(delay: 500, minimumTime: 0, maximumTime: 60_000, lingerTime: 3_000)
        life.note(.failure, at: milliseconds(5))
        #expect(life.decision(at: milliseconds(6)) == .show)
        life.noteFirstFrame(at: milliseconds(40))
        #expect(life.decision(at: milliseconds(41)) == .wait(until: milliseconds(3_040)))
    }

    @Test func lastWordsBeforeAFailureDoNotCloseTheWindowWhereFailuresAreShown() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 60_000, lingerTime: 3_000)
        life.noteFirstFrame(at: 0)
        life.note(.standardError, at: milliseconds(50))
        #expect(life.decision(at: milliseconds(60)) == .wait(until: milliseconds(150)))
        #expect(life.decision(at: milliseconds(150)) == .close(.standardError))
        life.note(.failure, at: milliseconds(60))
        #expect(life.decision(at: milliseconds(160)) == .wait(until: milliseconds(3_060)))
    }

    @Test func theLongestTimeCanBeMovedOnlyBack() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 1_000)
        life.noteFirstFrame(at: 0)
        life.extend(to: milliseconds(500))
        #expect(life.decision(at: 0) == .wait(until: milliseconds(1_000)))
        life.extend(to: milliseconds(2_000))
        #expect(life.decision(at: milliseconds(1_500)) == .wait(until: milliseconds(2_000)))
    }
    @Test(
        arguments: [
            (.standardOutput, "output stdout", true), (.standardError, "output stderr", true),
            (.output, "output stdout+stderr", true), (.window, "window", true), (.startup, "startup", true),
            (.ready, "ready", true), (.listen, "listen", true), (.path, "path", true),
            (.stopping, "stopping", false), (.exit, "exit", true),
            (.failure, "exit", false), (.click, "click", false), (.key, "key", false), (.time, "time", false),
        ] as [(SplashLife.Reason, String, Bool)])
    func aReasonHasAWordInTheLog(reason: SplashLife.Reason, name: String, tellsStartTime: Bool) {
        #expect(reason.name == name)
        #expect(reason.tellsStartTime == tellsStartTime)
    }

    @Test func aProgramThatHadNoWindowTheLastTimesIsWaitedForASecond() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 60_000)
        life.noteFirstFrame(at: 0)
        life.expectWindow(within: SplashLife.windowlessPatience)
        #expect(life.latestEnd == milliseconds(60_000), "it has not printed")
        life.hold(.standardError, at: milliseconds(300))
        #expect(life.latestEnd == milliseconds(10_300))
        life.expectWindow(within: SplashLife.windowlessPatience)
        life.expectWindow(within: SplashLife.keysPatience)
        #expect(life.decision(at: milliseconds(400)) == .wait(until: milliseconds(1_300)))
        #expect(life.windowlessOutput(at: milliseconds(1_299)) == nil)
        #expect(life.decision(at: milliseconds(1_300)) == .close(.standardError))
        #expect(life.windowlessOutput(at: milliseconds(1_300)) == milliseconds(300))
        life.note(.window, at: milliseconds(1_301))
        #expect(life.windowlessOutput(at: milliseconds(1_302)) == nil, "it has a window")
    }

    @Test func theLatestEndIsTheLongestTimeUntilSomethingHappens() {
        var life = SplashLife(delay: 300, minimumTime: 800, maximumTime: 2_000, lingerTime: 6_000)
        #expect(life.latestEnd == milliseconds(2_000))
        life.extend(to: milliseconds(5_000))
        #expect(life.latestEnd == milliseconds(5_000))
        life.noteFirstFrame(at: milliseconds(340))
        #expect(life.latestEnd == milliseconds(5_000))
        life.note(.standardError, at: milliseconds(690))
        #expect(life.latestEnd == milliseconds(1_140), "0.8 s after the first frame")
    }

    @Test func theLatestEndOfAFailureIsWhenItHasBeenShown() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 2_000, lingerTime: 6_000)
        life.noteFirstFrame(at: milliseconds(40))
        life.note(.failure, at: milliseconds(700))
        #expect(life.latestEnd == milliseconds(6_700))
        life.note(.click, at: milliseconds(900))
        #expect(life.latestEnd == milliseconds(900))
    }

    @Test func theLatestEndIsWhenTheDecisionCloses() {
        for reason in [.standardOutput, .window, .failure, .click, .exit] as [SplashLife.Reason] {
            for firstFrame in [nil, 40] as [Int64?] {
                var life = SplashLife(delay: 0, minimumTime: 500, maximumTime: 2_000, lingerTime: 3_000)
                if let firstFrame { life.noteFirstFrame(at: milliseconds(firstFrame)) }
                life.note(reason, at: milliseconds(300))
                #expect(life.decision(at: life.latestEnd) == .close(reason))
                if life.latestEnd > milliseconds(300) {
                    #expect(life.decision(at: life.latestEnd - 1) != .close(reason))
                }
            }
        }
    }
}
