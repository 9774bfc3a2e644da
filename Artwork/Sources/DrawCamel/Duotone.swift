import CLibPNG

/// The two colours of the printed picture: grey 0 is the ink, 255 the paper.
enum Duotone {
    static let ink = (red: 0x24, green: 0x16, blue: 0x08)
    static let paper = (red: 0xF3, green: 0xE8, blue: 0xD0)

    /// The colour of every grey.
    static let palette: [png_color] = (0...255).map { grey in
        let blend = { (from: Int, to: Int) in UInt8(from + ((to - from) * grey + 127) / 255) }
        return png_color(
            red: blend(ink.red, paper.red), green: blend(ink.green, paper.green),
            blue: blend(ink.blue, paper.blue))
    }
}
