public import CamelAnimation
public import CamelSDL

/// A line of text on a ground of its own, to be put on a window's lower edge.
public struct CaptionLabel: Sendable {
    /// What a label looks like.
    public enum Look: Sendable {
        /// On the paper of the bundled plate: the frame's rules end in lozenges and make room.
        case inFrame
        /// On any picture: paper with a border.
        case bordered
        /// Paper on ink, with a double border.
        case notice

        /// The colour of the program's name, 0xRRGGBB, in a window of `colors`.
        public func ink(_ colors: Duotone) -> UInt32 { self == .notice ? colors.paper : colors.ink }

        /// The colour of what it is doing, 0xRRGGBB.
        public func secondaryInk(_ colors: Duotone) -> UInt32 { colors.color(self == .notice ? 200 : 70) }

        fileprivate func ground(_ colors: Duotone) -> UInt32 { self == .notice ? colors.ink : colors.paper }
    }

    /// ARGB8888.
    public let surface: Surface
    /// Where the picture's left edge is in the window.
    public let x: Int
    /// Where its upper edge is.
    public let y: Int

    /// Draws a label. Throws if it has no pixels, or is a million pixels away.
    ///
    /// - Parameters:
    ///   - line: The text.
    ///   - place: The label in the window.
    ///   - text: The text's left edge and the letters' baseline, in the label.
    ///   - middle: The middle of the frame's rules, from the label's upper edge.
    ///   - hairline: Pixels of the thinnest line.
    ///   - look: The ground and the border of the text.
    ///   - colors: What they are printed in.
    public init(
        _ line: TextLine, place: PixelRectangle, text: (x: Int, baseline: Int), middle: Double, hairline: Int,
        look: Look, colors: Duotone = .plate
    ) throws(MediaError) {
        let corner = PixelRectangle(x: text.x, y: text.baseline, size: PixelSize(width: hairline, height: 0))
        guard place.isNear, corner.isNear, abs(middle) <= Double(PixelRectangle.farthest) else {
            throw MediaError("cannot draw text", "its place is out of range")
        }
        let radius = look == .inFrame ? 0.2 * Double(place.size.height) : 0
        let overhang = Int(radius.rounded(.up))
        let size = place.size
        let whole = PixelSize(width: size.width + 2 * overhang, height: size.height)
        surface = try MediaError.of { () throws(AnimationError) in try Surface(size: whole) }
        x = place.x - overhang
        y = place.y
        let ground = PixelRectangle(x: overhang, y: 0, size: size)
        surface.fill(ground, look.ground(colors))
        switch look {
        case .inFrame:
            for edge in [overhang, overhang + size.width] {
                surface.addLozenge(x: Double(edge), y: middle, radius: radius, color: look.ink(colors))
            }
        case .bordered:
            surface.addBorder(ground, inset: 0, width: hairline, color: look.ink(colors))
        case .notice:
            surface.addBorder(ground, inset: 2 * hairline, width: hairline, color: look.secondaryInk(colors))
        }
        surface.blend(line.surface, x: overhang + text.x, y: text.baseline - line.baseline)
    }

    /// Draws the label with an opacity of 0 to 255 on a window's picture, 32 bits a pixel, through which nothing is seen.
    public func draw(on target: Surface, opacity: UInt8) {
        target.blend(surface, opacity: opacity, x: x, y: y)
    }
}
