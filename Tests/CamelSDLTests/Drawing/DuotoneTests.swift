import CamelAnimation
import Glibc
import PictureSupport
import Testing

@testable import CamelSDL

@Suite struct DuotoneTests {
    private let plate = Duotone.plate
    private let darkRoom = Duotone.darkRoom

    @Test func withoutAnyColourTheDesktopDecides() {
        #expect(Duotone(ink: nil, paper: nil, prefersDark: false) == plate)
        #expect(Duotone(ink: nil, paper: nil, prefersDark: true) == darkRoom)
        #expect(!plate.isDark && darkRoom.isDark)
    }

    @Test func aColourDecidesAndTheOtherIsEasyToReadOnIt() {
        #expect(Duotone(ink: nil, paper: 0xFFFFFF, prefersDark: true).ink == plate.ink)
        #expect(Duotone(ink: nil, paper: 0x10_1820, prefersDark: false).ink == darkRoom.ink)
        #expect(Duotone(ink: 0xFFD0_40, paper: nil, prefersDark: false).paper == darkRoom.paper)
        #expect(Duotone(ink: 0x10_1820, paper: nil, prefersDark: true).paper == plate.paper)
        let both = Duotone(ink: 0x12_3456, paper: 0x65_4321, prefersDark: true)
        #expect(both.ink == 0x12_3456 && both.paper == 0x65_4321)
        for grey in UInt32(0)...255 {
            let colors = Duotone(ink: nil, paper: grey * 0x1_0101, prefersDark: false)
            #expect(Self.contrast(colors.ink, colors.paper) > 3.5, "\(grey)")
        }
    }

    /// The contrast that the Web Content Accessibility Guidelines ask for in text, 4.5 to 1: for the name, and for what the
    /// program is doing, in the label's greys.
    @Test(arguments: [Duotone.plate, .darkRoom])
    func textIsReadable(colors: Duotone) {
        #expect(Self.contrast(colors.ink, colors.paper) >= 7)
        #expect(Self.contrast(colors.color(70), colors.paper) >= 4.5)
        #expect(Self.contrast(colors.color(200), colors.ink) >= 4.5)
    }

    @Test func aPictureIsLighterTheMoreLightThereIs() {
        for colors in [plate, darkRoom, Duotone(ink: 0x80_FFC0, paper: 0x00_0000)] {
            let tones = (0...255).map { Self.luminance(colors.tone(UInt8($0))) }
            #expect(zip(tones, tones.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(colors.tone(colors.paperLevel) == colors.paper)
            #expect(colors.tone(255) == (colors.isDark ? colors.ink : colors.paper))
        }
        #expect((0...255).allSatisfy { plate.tone(UInt8($0)) == plate.color(UInt8($0)) })
    }

    private static func contrast(_ first: UInt32, _ second: UInt32) -> Double {
        let (lighter, darker) = (
            max(luminance(first), luminance(second)), min(luminance(first), luminance(second))
        )
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// Relative, of sRGB.
    private static func luminance(_ color: UInt32) -> Double {
        let linear = [16, 8, 0].map { shift in
            let value = Double(color >> UInt32(shift) & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
