import POSIX
import SplashProtocol
import Testing

@testable import Launching

@Suite struct SettingTests {
    @Test(arguments: [
        (Setting.volume, "0"), (.volume, "100"), (.scale, "0.1"), (.scale, "2.5"), (.speed, "0.5"),
        (.delay, "0"),
        (.minimumTime, "86400000"), (.maximumTime, "0.25"), (.mute, "yes"), (.noSplash, "0"), (.log, "x"),
        (.grid, "20x1"), (.grid, "4X5"), (.frameTime, "35"), (.frameTime, "33.3"),
        (.until, "exit"), (.until, "output, window,ready"),
        (.until, "listen, listen:1,listen:65535"), (.until, #"exit,path:a\,b\\, path:/x"#), (.status, "1"),
        (.progress, "off"), (.text, "no"),
        (.startupIdentifier, "host-1_TIME2"), (.lingerOnError, "2.5"), (.reducedMotion, "1"),
        (.runtime, "auto"), (.runtime, "direct"), (.runtime, "/opt/ocaml/bin/ocamlrun"),
    ])
    func aValueInRangeIsTaken(setting: Setting, value: String) throws {
        var layer = SettingsLayer()
        try layer.set(setting, to: ByteString(value), name: setting.optionName)
        #expect(layer != SettingsLayer())
    }

    @Test(arguments: [
        (Setting.volume, "-1"), (.volume, "101"), (.volume, "1.5"), (.volume, ""), (.scale, "0"),
        (.scale, "nan"),
        (.speed, "inf"), (.delay, "-1"), (.delay, "1e3"), (.maximumTime, "-0.1"), (.mute, "maybe"),
        (.animation, ""), (.grid, "20"), (.grid, "x1"), (.grid, "0x1"), (.grid, "1x-1"), (.grid, "101x100"),
        (.grid, "1x1x1"), (.grid, "99999999999999999999x1"), (.frameTime, "0"), (.frameTime, "nan"),
        (.until, ""), (.until, ","), (.until, "output,"), (.until, "outputs"),
        (.until, "listen:"), (.until, "listen:0"), (.until, "listen:65536"), (.until, "listen:+80"),
        (.until, "listen:x"),
        (.until, "path:"), (.until, "path"), (.until, "path:,exit"), (.until, "file:/x"), (.status, "maybe"),
        (.startupIdentifier, "a b"), (.startupIdentifier, "a\n"), (.lingerOnError, "-1"),
        (.runtime, ""),
    ])
    func aValueOutOfRangeIsAnErrorThatSaysWhatIsExpected(setting: Setting, value: String) {
        var layer = SettingsLayer()
        let error = #expect(throws: SettingError.self) {
            try layer.set(setting, to: ByteString(value), name: setting.optionName)
        }
        #expect(error?.message.hasPrefix(setting.optionName + " takes " + setting.expectation) == true)
        #expect(layer == SettingsLayer(), "nothing is taken of it")
    }

    @Test func theCommandLineWins() {
        var commandLine = SettingsLayer()
        commandLine.volume = 10
        var environment = SettingsLayer()
        environment.volume = 20
        environment.delay = 300
        let settings = Settings(commandLine: commandLine, environment: environment)
        #expect(settings.presentation.volume == 10)
        #expect(settings.delay == 300)
        #expect(settings.maximumTime == 60_000)
    }

    @Test func whatClosesIsOutputAndWindowsUnlessTheUserSaysOtherwise() {
        var layer = SettingsLayer()
        let standard = Settings(commandLine: layer, environment: SettingsLayer())
        #expect(standard.conditions == .standard)
        #expect(!standard.takesNotifications, "the command's environment stays as it is")
        layer.takesStatus = true
        let status = Settings(commandLine: layer, environment: SettingsLayer())
        #expect(status.takesNotifications && status.conditions.ready && status.conditions.window)
        layer.until = CloseConditions()
        let exit = Settings(commandLine: layer, environment: SettingsLayer())
        #expect(exit.takesNotifications && exit.conditions == CloseConditions())
    }

    @Test func everySettingHasItsTwin() {
        for setting in Setting.all {
            let name = "CAMELWALK_" + String(setting.rawValue.uppercased().map { $0 == "-" ? "_" : $0 })
            #expect(setting.environmentName == name)
        }
    }
}

@Suite struct EnvironmentLayerTests {
    private func layer(_ variables: [String: ByteString]) -> EnvironmentLayer {
        EnvironmentLayer { variables[$0] }
    }

    @Test func valuesAreRead() {
        let layer = layer(["CAMELWALK_DELAY": "300", "CAMELWALK_MUTE": "1", "DISPLAY": ":0"])
        #expect(layer.settings.delay == 300)
        #expect(layer.settings.isMuted == true)
        #expect(layer.hasDisplay)
        #expect(layer.errors.isEmpty)
    }

    @Test func aBadValueIsReportedAndIgnored() {
        let layer = layer(["CAMELWALK_VOLUME": "loud", "CAMELWALK_SPEED": "2"])
        #expect(layer.settings.volume == nil)
        #expect(layer.settings.speed == 2)
        #expect(layer.errors.map(\.name) == ["CAMELWALK_VOLUME"])
    }

    @Test func anEmptyVariableIsLikeNone() {
        let layer = layer(["CAMELWALK_VOLUME": "", "DISPLAY": "", "CAMELWALK": ""])
        #expect(layer.errors.isEmpty)
        #expect(!layer.hasDisplay)
    }

    @Test(arguments: ["off", "0", "no", "OFF"])
    func offIsOff(value: String) {
        #expect(layer(["CAMELWALK": ByteString(value)]).settings.isOff == true)
    }

    @Test func waylandIsADisplay() {
        #expect(layer(["WAYLAND_DISPLAY": "wayland-0"]).hasDisplay)
    }
}
