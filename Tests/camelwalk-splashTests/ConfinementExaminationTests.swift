import POSIX
import Testing

@testable import camelwalk_splash

@Suite struct ConfinementExaminationTests {
    @Test func itSaysWhatIsInForce() {
        let all = Examination.confinement(landlock: 6, failure: nil, hasNetwork: false)
        #expect(
            "\(all)".contains(
                "the splash, the relay and decoders by Landlock 6 and a filter of system calls, the splash without the network"
            ))
        let far = Examination.confinement(landlock: 6, failure: nil, hasNetwork: true)
        #expect("\(far)".contains("the splash with the network"))
    }

    @Test func itSaysWhatIsMissing() {
        let noLandlock = Examination.confinement(landlock: 0, failure: nil, hasNetwork: false)
        #expect("\(noLandlock)".contains("Landlock in the kernel"))
        let hidden = Examination.confinement(landlock: 6, failure: nil, hidesOthers: true, hasNetwork: false)
        #expect("\(hidden)".contains("hidepid"))
        let noFilter = Examination.confinement(landlock: 6, failure: Errno(1), hasNetwork: false)
        #expect("\(noFilter)".contains("seccomp") && "\(noFilter)".contains("by Landlock alone"))
        let nothing = Examination.confinement(landlock: 0, failure: Errno(38), hasNetwork: false)
        #expect("\(nothing)".contains("nothing is confined"))
    }
}
