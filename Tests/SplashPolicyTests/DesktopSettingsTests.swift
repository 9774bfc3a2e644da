import Testing

@testable import SplashPolicy

@Suite struct DesktopSettingsTests {
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
        ] as [([(String, String, DesktopSettings.Value)], Bool?)])
    func freedesktopsSettingComesBeforeGNOMEs(
        given: [(String, String, DesktopSettings.Value)], isMotionReduced: Bool?
    ) {
        var settings = DesktopSettings()
        for (namespace, key, value) in given { settings.read(namespace, key, value) }
        #expect(settings.isMotionReduced == isMotionReduced)
    }

    @Test(
        arguments: [
            (DesktopSettings.Value.number(1), true), (.number(0), false), (.number(2), false),
            (.flag(true), nil),
        ] as [(DesktopSettings.Value, Bool?)])
    func aDesktopMayPreferDarkWindows(value: DesktopSettings.Value, prefersDark: Bool?) {
        var settings = DesktopSettings()
        settings.read(Self.interface, "color-scheme", .number(1))
        #expect(settings.prefersDark == nil)
        settings.read(Self.appearance, "color-scheme", value)
        #expect(settings.prefersDark == prefersDark && settings.isMotionReduced == nil)
    }
}
