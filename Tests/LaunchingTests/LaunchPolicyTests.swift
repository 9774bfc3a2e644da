import Glibc
import POSIX
import Testing

@testable import Launching

@Suite struct PolicyTests {
    @Test func aSplashIsShownWhereNothingSpeaksAgainstIt() {
        #expect(
            LaunchPolicy(isOff: false, hasDisplay: true, commandExists: true, splashExists: true) == .show)
    }

    @Test(arguments: [
        (true, true, true, true), (false, false, true, true), (false, true, false, true),
        (false, true, true, false),
    ])
    func anythingElseIsSkippedWithAReason(isOff: Bool, hasDisplay: Bool, command: Bool, splash: Bool) {
        let policy = LaunchPolicy(
            isOff: isOff, hasDisplay: hasDisplay, commandExists: command, splashExists: splash)
        guard case .skip(let reason) = policy else {
            Issue.record("a splash would be shown")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test func theFirstProcessOfAContainerGetsNone() {
        let policy = LaunchPolicy(
            isOff: false, hasDisplay: true, commandExists: true, isFirstProcess: true, splashExists: true)
        #expect(policy == .skip("no splash: the first process of a container would get it as a child"))
    }

    @Test func aRuntimeThatOnlySpeaksOfItselfGetsNone() {
        let policy = LaunchPolicy(
            isOff: false, hasDisplay: true, commandExists: true, isInformation: true, splashExists: true)
        #expect(policy == .skip("no splash: ocamlrun only says something of itself"))
    }
}
