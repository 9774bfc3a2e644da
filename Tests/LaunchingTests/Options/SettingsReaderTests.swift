import POSIX
import Testing

@testable import Launching
import SplashProtocol

@Suite struct EnvironmentTests {
    private func reader(_ variables: [String: ByteString]) -> SettingsReader {
        var reader = SettingsReader()
        reader.readEnvironment { variables[$0] }
        return reader
    }

    @Test func valuesAreRead() {
        let settings = reader(["CAMELWALK_DELAY": "300", "CAMELWALK_MUTE": "1"]).settings
        #expect(settings.delay == 300)
        #expect(settings.presentation.isMuted)
    }

    @Test func aBadValueIsReportedAndIgnored() {
        let reader = reader(["CAMELWALK_VOLUME": "loud", "CAMELWALK_SPEED": "2", "CAMELWALK": "maybe"])
        #expect(reader.settings.presentation.volume == 100)
        #expect(reader.settings.presentation.speed == 2)
        #expect(
            reader.errors.map(\.message) == [
                "CAMELWALK takes on or off, not 'maybe'",
                "CAMELWALK_VOLUME takes a whole number from 0 to 100, not 'loud'",
            ])
    }

    @Test func anEmptyVariableIsLikeNone() {
        let reader = reader(["CAMELWALK_VOLUME": "", "CAMELWALK": ""])
        #expect(reader.errors.isEmpty)
        #expect(reader.settings == Settings())
    }

    @Test(arguments: ["off", "0", "no", "OFF"])
    func offIsOff(value: String) {
        #expect(reader(["CAMELWALK": ByteString(value), "CAMELWALK_NO_SPLASH": "0"]).settings.isOff)
    }

    @Test func onDoesNotOverruleTheOption() {
        #expect(!reader(["CAMELWALK": "on"]).settings.isOff)
        #expect(reader(["CAMELWALK": "on", "CAMELWALK_NO_SPLASH": "1"]).settings.isOff)
    }

    @Test func whatIsForTheCommandLineAloneHasNoVariable() {
        #expect(reader(["CAMELWALK_HEADLESS": "1", "CAMELWALK_HELP": "1"]).settings == Settings())
    }

    @Test func waylandIsADisplay() {
        #expect(LaunchEnvironment { $0 == "WAYLAND_DISPLAY" ? "wayland-0" : nil }.hasDisplay)
        #expect(!LaunchEnvironment { $0 == "DISPLAY" ? "" : nil }.hasDisplay)
    }
}
