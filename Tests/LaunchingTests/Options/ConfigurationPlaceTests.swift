import POSIX
import Testing

@testable import Launching
import SplashProtocol

@Suite struct ConfigurationPlaceTests {
    private func place(_ variables: [String: ByteString]) -> ConfigurationPlace {
        ConfigurationPlace { variables[$0] }
    }

    @Test func itIsWhereTheSpecificationSays() {
        #expect(
            place(["HOME": "/h"]).candidates == ["/h/.config/camelwalk/config", "/etc/xdg/camelwalk/config"])
        #expect(
            place(["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_CONFIG_DIRS": "/a:rel::/b"]).candidates
                == ["/c/camelwalk/config", "/a/camelwalk/config", "/b/camelwalk/config"])
        #expect(place(["XDG_CONFIG_HOME": "rel"]).candidates == ["/etc/xdg/camelwalk/config"])
        #expect(place(["HOME": "/h", "XDG_CONFIG_HOME": "", "XDG_CONFIG_DIRS": ""]) == place(["HOME": "/h"]))
    }

    @Test func theVariableNamesAnotherOrNone() {
        let named = place(["HOME": "/h", "CAMELWALK_CONFIG": "mine"])
        #expect(named.candidates == ["mine"] && named.isNamed)
        let none = place(["HOME": "/h", "CAMELWALK_CONFIG": ""])
        #expect(none.candidates.isEmpty && !none.isNamed)
    }
}
