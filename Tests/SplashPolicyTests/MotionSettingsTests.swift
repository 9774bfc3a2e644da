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
