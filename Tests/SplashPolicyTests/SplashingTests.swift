import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct PlacementTests {
    private static let left = PixelRectangle(x: 0, y: 0, size: PixelSize(width: 1920, height: 1080))
    private static let right = PixelRectangle(x: 1920, y: -200, size: PixelSize(width: 1280, height: 1024))

    @Test func theMonitorIsThePointers() {
        let monitors = [Self.left, Self.right]
        #expect(Placement.monitor(holding: (10, 10), of: monitors) == Self.left)
        #expect(Placement.monitor(holding: (1920, -200), of: monitors) == Self.right)
        #expect(Placement.monitor(holding: (1919, 1079), of: monitors) == Self.left)
        #expect(Placement.monitor(holding: (9999, 0), of: monitors) == Self.left, "none: the first")
        #expect(Placement.monitor(holding: (0, 0), of: []) == nil)
    }

    @Test(arguments: [
        (
            PixelSize(width: 480, height: 400), left,
            PixelRectangle(x: 720, y: 340, size: .init(width: 480, height: 400))
        ),
        (
            PixelSize(width: 480, height: 400), right,
            PixelRectangle(x: 2320, y: 112, size: .init(width: 480, height: 400))
        ),
        (
            PixelSize(width: 4000, height: 1000), left,
            PixelRectangle(x: 96, y: 324, size: .init(width: 1728, height: 432))
        ),
        (
            PixelSize(width: 100, height: 2160), left,
            PixelRectangle(x: 937, y: 54, size: .init(width: 45, height: 972))
        ),
    ])
    func theWindowIsCentredAndFits(size: PixelSize, monitor: PixelRectangle, place: PixelRectangle) {
        #expect(Placement.window(of: size, on: monitor) == place)
    }
}

@Suite struct DisplayScaleTests {
    @Test(
        arguments: [
            (nil, nil, 1), (96, nil, 1), (144, 300, 1.5), (120, nil, 1.25), (nil, 96, 1), (nil, 110, 1),
            (nil, 144, 1.5),
            (nil, 192, 2), (nil, 900, 1), (0, nil, 1), (nil, 0, 1), (5000, 192, 2),
        ] as [(Double?, Double?, Double)])
    func theFactorIsTheDesktopsOrTheMonitors(configured: Double?, physical: Double?, factor: Double) {
        #expect(DisplayScale.factor(configured: configured, physical: physical) == factor)
    }

    @Test func theResourceIsFound() {
        #expect(
            DisplayScale.configuredDotsPerInch(
                resources: "Xcursor.size:\t24\nXft.dpi:\t144\nXft.hinting:\t1\n") == 144)
        #expect(DisplayScale.configuredDotsPerInch(resources: "Xft.dpi: soon") == nil)
        #expect(DisplayScale.configuredDotsPerInch(resources: "") == nil)
    }
}

@Suite struct SplashLifeTests {
    private func milliseconds(_ value: Int64) -> Int64 { value * 1_000_000 }

    @Test func itShowsItselfAfterTheDelay() {
        let life = SplashLife(delay: 300, minimumTime: 0, maximumTime: 60_000)
        #expect(life.decision(at: 0) == .wait(until: milliseconds(300)))
        #expect(life.decision(at: milliseconds(300)) == .show)
    }

    @Test func aCommandThatIsQuickerThanTheDelayIsNotShown() {
        var life = SplashLife(delay: 300, minimumTime: 5_000, maximumTime: 60_000)
        life.note(.command("exit"), at: 0)
        #expect(life.decision(at: milliseconds(10)) == .close(.command("exit")))
    }

    @Test func theMinimumTimeCountsFromTheFirstFrame() {
        var life = SplashLife(delay: 0, minimumTime: 1_000, maximumTime: 60_000)
        life.noteFirstFrame(at: milliseconds(40))
        life.note(.command("output stdout"), at: 0)
        #expect(life.decision(at: milliseconds(100)) == .wait(until: milliseconds(1_040)))
        #expect(life.decision(at: milliseconds(1_040)) == .close(.command("output stdout")))
    }

    @Test func theUserDoesNotWaitForTheMinimumTime() {
        for reason in [SplashLife.Reason.click, .key] {
            var life = SplashLife(delay: 0, minimumTime: 1_000, maximumTime: 60_000)
            life.noteFirstFrame(at: 0)
            life.note(.command("exit"), at: 0)
            life.note(reason, at: 0)
            #expect(life.decision(at: 1) == .close(reason))
        }
    }

    @Test func itEndsAtTheLongestTimeInAnyCase() {
        var life = SplashLife(delay: 0, minimumTime: 90_000, maximumTime: 1_000)
        life.noteFirstFrame(at: 0)
        #expect(life.decision(at: milliseconds(999)) == .wait(until: milliseconds(1_000)))
        #expect(life.decision(at: milliseconds(1_000)) == .close(.time))
        life.note(.command("exit"), at: 0)
        #expect(life.decision(at: milliseconds(1_000)) == .close(.command("exit")))
    }

    @Test func theFirstOfTheCommandsReasonsStays() {
        var life = SplashLife(delay: 0, minimumTime: 0, maximumTime: 1_000)
        life.note(.command("output stderr"), at: 0)
        life.note(.command("exit"), at: 0)
        #expect(life.decision(at: 1) == .close(.command("output stderr")))
    }

    @Test func aFailureDoesNotWaitForTheMinimumTime() {
        var life = SplashLife(delay: 0, minimumTime: 5_000, maximumTime: 60_000)
        life.noteFirstFrame(at: 0)
        life.note(.command("output stdout"), at: milliseconds(10))
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
        life.note(.command("output stderr"), at: milliseconds(50))
        #expect(life.decision(at: milliseconds(60)) == .wait(until: milliseconds(150)))
        #expect(life.decision(at: milliseconds(150)) == .close(.command("output stderr")))
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
}
