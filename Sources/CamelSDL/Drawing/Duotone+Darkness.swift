/// Light ink on dark paper. There a picture has a third colour, deeper than the paper, for what lies in shade.
extension Duotone {
    /// The colours for a dark room.
    public static let darkRoom = Duotone(ink: 0xEADCBF, paper: 0x2D231A)

    /// The colours that somebody asked for, each 0xRRGGBB or nil. The other of the two is then that of the plate or of
    /// the dark room that is easier to read beside it; without both, `prefersDark` decides.
    public init(ink: UInt32?, paper: UInt32?, prefersDark: Bool) {
        let (plate, darkRoom) = (Duotone.plate, Duotone.darkRoom)
        switch (ink, paper) {
        case (let ink?, let paper?): self.init(ink: ink, paper: paper)
        case (nil, let paper?):
            self.init(ink: Duotone.isDark(paper) ? darkRoom.ink : plate.ink, paper: paper)
        case (let ink?, nil):
            self.init(ink: ink, paper: Duotone.isDark(ink) ? plate.paper : darkRoom.paper)
        case (nil, nil): self = prefersDark ? darkRoom : plate
        }
    }

    /// Whether the ink is lighter than the paper.
    public var isDark: Bool { Duotone.lightness(ink) > Duotone.lightness(paper) }

    /// The grey at which a picture in these colours has the paper's: what is below lies in shade.
    var paperLevel: UInt8 { isDark ? 48 : 255 }

    /// The colour of `grey` in a picture, 0xRRGGBB: the more light, the lighter, whether the ink is light or dark.
    func tone(_ grey: UInt8) -> UInt32 {
        guard isDark else { return color(grey) }
        let (level, grey) = (Int(paperLevel), Int(grey))
        if grey < level { return Duotone.mix(shade, paper, grey, of: level) }
        return Duotone.mix(paper, ink, grey - level, of: 255 - level)
    }

    /// What is darker than a dark paper.
    private var shade: UInt32 { Duotone.mix(0, paper, 3, of: 10) }

    /// Below this, light letters are easier to read than dark ones.
    private static func isDark(_ color: UInt32) -> Bool { lightness(color) < 112_000 }

    /// How light a colour looks, 0 to 255,000.
    private static func lightness(_ color: UInt32) -> UInt32 {
        299 * (color >> 16 & 255) + 587 * (color >> 8 & 255) + 114 * (color & 255)
    }
}
