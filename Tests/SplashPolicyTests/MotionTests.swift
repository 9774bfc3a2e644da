import Testing

@testable import SplashPolicy

@Suite struct MotionSettingsTests {
    private static let appearance = "org.freedesktop.appearance"
    private static let interface = "org.gnome.desktop.interface"

    @Test(
        arguments: [
            ([], nil),
            ([(appearance, "reduced-motion", .number(1))], true),
            ([(appearance, "reduced-motion", .number(0))], false),
            ([(appearance, "reduced-motion", .number(2))], false),
            ([(appearance, "reduced-motion", .flag(true))], nil),
            ([(appearance, "contrast", .number(1))], nil),
            ([(interface, "enable-animations", .flag(false))], true),
            ([(interface, "enable-animations", .flag(true))], false),
            ([(interface, "enable-animations", .number(0))], nil),
            ([(interface, "reduced-motion", .number(1))], nil),
            (
                [
                    (appearance, "reduced-motion", .number(0)),
                    (interface, "enable-animations", .flag(false)),
                ], false
            ),
            (
                [(interface, "enable-animations", .flag(true)), (appearance, "reduced-motion", .number(1))],
                true
            ),
        ] as [([(String, String, MotionSettings.Value)], Bool?)])
    func freedesktopsSettingComesBeforeGNOMEs(
        given: [(String, String, MotionSettings.Value)], isMotionReduced: Bool?
    ) {
        var settings = MotionSettings()
        for (namespace, key, value) in given { settings.read(namespace, key, value) }
        #expect(settings.isMotionReduced == isMotionReduced)
    }
}

@Suite struct SessionBusTests {
    @Test(
        arguments: [
            ("unix:path=/run/user/1000/bus", nil, "unix:path=/run/user/1000/bus"),
            ("unix:path=/a", "/run", "unix:path=/a"),
            (
                "unix:abstract=/tmp/x,guid=1;tcp:host=a;unix:path=/b", nil,
                "unix:abstract=/tmp/x,guid=1;unix:path=/b"
            ),
            ("autolaunch:", "/run", nil), ("unixexec:path=/bin/sh", nil, nil), ("disabled:", nil, nil),
            ("tcp:host=a,port=1", nil, nil), (";", nil, nil),
            (nil, nil, nil), ("", "/run/user/0", "unix:path=/run/user/0/bus"), (nil, "run", nil),
            (nil, "", nil),
            (nil, "/a b;c,d%é", "unix:path=/a%20b%3bc%2cd%25%c3%a9/bus"),
            (nil, "/a-b_c.d*\n", "unix:path=/a-b_c.d*%0a/bus"),
        ] as [(String?, String?, String?)])
    func onlyASocketThatIsThereIsNamed(variable: String?, directory: String?, address: String?) {
        #expect(
            SessionBus.address(
                variable: variable.map { Array($0.utf8) }, runtimeDirectory: directory.map { Array($0.utf8) })
                == address)
    }
}

@Suite struct FadeInTests {
    @Test(
        arguments: [
            (-1, 0), (0, 0), (19_999_999, 0), (20_000_000, 2), (100_000_000, 40), (200_000_000, 128),
            (380_000_000, 253), (399_999_999, 253), (400_000_000, 255), (.max, 255),
        ] as [(Int64, UInt8)])
    func thePictureAppearsInFourTenthsOfASecond(elapsed: Int64, opacity: UInt8) {
        #expect(FadeIn().opacity(at: elapsed) == opacity)
    }

    @Test(
        arguments: [
            (-5, 20_000_000), (0, 20_000_000), (19_999_999, 20_000_000), (20_000_000, 40_000_000),
            (399_999_999, 400_000_000), (400_000_000, nil), (.max, nil),
        ] as [(Int64, Int64?)])
    func itChangesStepByStepAndThenNoMore(elapsed: Int64, next: Int64?) {
        #expect(FadeIn().nextChange(after: elapsed) == next)
    }
}
