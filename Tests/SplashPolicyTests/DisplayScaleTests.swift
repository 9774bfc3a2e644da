import CamelAnimation
import Testing

@testable import SplashPolicy

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
