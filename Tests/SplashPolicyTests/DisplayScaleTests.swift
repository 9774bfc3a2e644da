import Testing

@testable import SplashPolicy

@Suite struct DisplayScaleTests {
    private func scale(_ change: (inout DisplayScale.Hints) -> Void) -> DisplayScale {
        var hints = DisplayScale.Hints()
        change(&hints)
        return DisplayScale(hints)
    }

    @Test(
        arguments: [
            (nil, nil, 1), ("96", nil, 1), ("144", 300, 1.5), ("120", nil, 1.25), (nil, 96, 1), (nil, 110, 1),
            (nil, 144, 1.5), (nil, 192, 2), (nil, 900, 1), ("0", nil, 1), (nil, 0, 1), ("5000", 192, 2),
            ("72", nil, 0.75),
        ] as [(String?, Double?, Double)])
    func theFactorIsTheDesktopsOrTheMonitors(configured: String?, physical: Double?, factor: Double) {
        let scale = scale {
            $0.resources = configured.map { "Xft.dpi:\t\($0)\n" } ?? ""
            $0.physical = physical
        }
        #expect(scale.factor == factor)
    }

    @Test func aSettingOfTextReplacesTheResource() {
        let scale = scale {
            $0.settings = XSettings(property: .settings([("Xft/DPI", 120 * 1_024)]))
            $0.resources = "Xft.dpi:\t192\n"
        }
        #expect(scale.factor == 1.25 && scale.source == .textSetting)
    }

    @Test func theLargestOfTextAndWindowsCounts() {
        // A desktop at 200 % whose user wants larger text.
        let large = scale {
            $0.settings = XSettings(
                property: .settings([("Gdk/WindowScalingFactor", 2), ("Xft/DPI", 240 * 1_024)]))
        }
        #expect(large.factor == 2.5 && large.source == .textSetting)
        let plain = scale {
            $0.settings = XSettings(
                property: .settings([("Gdk/WindowScalingFactor", 2), ("Xft/DPI", 96 * 1_024)]))
        }
        #expect(plain.factor == 2 && plain.source == .windowSetting)
        let qt = scale {
            $0.qtVariable = "1.75"
            $0.resources = "Xft.dpi: 96"
        }
        #expect(qt.factor == 1.75 && qt.source == .qtVariable)
    }

    @Test func theVariableOfGTKReplacesTheSetting() {
        let scale = scale {
            $0.gtkVariable = "1"
            $0.settings = XSettings(property: .settings([("Gdk/WindowScalingFactor", 3)]))
            $0.physical = 192
        }
        #expect(scale.factor == 1 && scale.source == .gtkVariable)
    }

    @Test(arguments: ["", "x", "nan", "inf", "-2", "0", "1e9", "2,5"])
    func nonsenseSaysNothing(value: String) {
        let scale = scale {
            $0.gtkVariable = value
            $0.qtVariable = value
            $0.resources = "Xft.dpi: \(value)"
        }
        #expect(scale.factor == 1 && scale.source == .nobody)
    }

    /// A manager says 1 where nobody has chosen anything: then the monitor counts.
    @Test func aSettingOfOneSaysNothing() {
        let scale = scale {
            $0.settings = XSettings(property: .settings([("Gdk/WindowScalingFactor", 1)]))
            $0.physical = 192
        }
        #expect(scale.factor == 2 && scale.source == .monitor)
    }

    @Test func theResourceIsFound() {
        #expect(
            DisplayScale.configuredDotsPerInch(
                resources: "Xcursor.size:\t24\nXft.dpi:\t144\nXft.hinting:\t1\n") == 144)
        #expect(DisplayScale.configuredDotsPerInch(resources: "Xft.dpi: soon") == nil)
        #expect(DisplayScale.configuredDotsPerInch(resources: "") == nil)
    }
}
