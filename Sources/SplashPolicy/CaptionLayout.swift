public import CamelAnimation

/// Where the line of text and the bar stand in a window. Everything follows the window's size; the figures are pixels
/// of a window of 480x400, in which the bundled plate's frame ends 14 pixels from the edge.
public struct CaptionLayout: Equatable, Sendable {
    /// Pixels of the thinnest line.
    public let hairline: Int
    /// The whole length of the bar.
    public let bar: PixelRectangle
    /// The line for what the program is and does; nil if the window has no room for it.
    public let line: CaptionLine?
    /// The line for a last message, in the bar's place as well; nil if the window has no room for it.
    public let notice: CaptionLine?

    /// The middle of the frame's two lower rules.
    private static let middle = 383.2

    /// The layout of a window of `window` pixels, whose picture has the plate's frame or none.
    public init(window: PixelSize, isFramed: Bool) {
        let across = Double(window.width) / 480
        let down = Double(window.height) / 400
        let unit = min(across, down)
        hairline = max(1, Int(unit.rounded()))
        bar = CaptionLayout.bar(window, across: across, down: down, unit: unit, hairline: hairline)
        // A picture without a frame gives the bar no paper to stand on, so it brings its own.
        let limit = isFramed ? bar.y : bar.y - 3 * hairline
        let margin = Int(((isFramed ? 40 : 14) * across).rounded())
        line = CaptionLine(
            letters: 13 * unit, stretch: isFramed ? 1.3 : 1.5, middle: CaptionLayout.middle * down,
            limit: limit,
            margin: margin, window: window)
        notice = CaptionLine(
            letters: 16 * unit, stretch: 1.9, middle: CaptionLayout.middle * down,
            limit: window.height - 2 * hairline, margin: margin, window: window)
    }

    private static func bar(
        _ window: PixelSize, across: Double, down: Double, unit: Double, hairline: Int
    ) -> PixelRectangle {
        var thickness = max(hairline + 2, Int((3 * unit).rounded()))
        // The hairline lies in the middle.
        if (thickness - hairline) % 2 == 1 { thickness -= 1 }
        let left = Int((14 * across).rounded())
        let top = min(Int((392 * down).rounded()), window.height - thickness - hairline)
        return PixelRectangle(
            x: left, y: top, size: PixelSize(width: max(1, window.width - 2 * left), height: thickness))
    }
}

/// A line of text on a label in the middle of a window's lower edge.
public struct CaptionLine: Equatable, Sendable {
    /// Pixels of the font's em.
    public let letterHeight: Int
    /// The label's upper edge in the window.
    public let top: Int
    /// The label's height.
    public let height: Int
    /// Pixels from the label's upper edge to the row on which the letters stand.
    public let baseline: Int
    /// Pixels from the label's upper edge to the middle of the frame's rules.
    public let middle: Double
    /// Pixels on either side of the text.
    public let padding: Int
    /// Pixels of the longest text.
    public let maximumTextWidth: Int
    /// The middle of the window.
    public let center: Int

    /// Smaller letters cannot be read.
    private static let minimumLetterHeight = 11

    /// - Parameters:
    ///   - letters: Pixels of the em; more if nobody could read so few.
    ///   - stretch: The label's height in ems.
    ///   - middle: Where the label's middle is to be in the window.
    ///   - limit: Where its lower edge must be at the latest.
    ///   - margin: Pixels that stay free on either side of the label.
    init?(letters: Double, stretch: Double, middle: Double, limit: Int, margin: Int, window: PixelSize) {
        letterHeight = max(CaptionLine.minimumLetterHeight, Int(letters.rounded()))
        let em = Double(letterHeight)
        height = Int((stretch * em).rounded())
        top = min(Int((middle - Double(height) / 2).rounded()), limit - height)
        // Letters without capitals reach half an em above the line; their middle is the label's.
        baseline = Int((Double(height) / 2 + 0.29 * em).rounded())
        self.middle = middle - Double(top)
        padding = Int((0.7 * em).rounded())
        maximumTextWidth = window.width - 2 * (margin + padding)
        center = window.width / 2
        guard height * 4 <= window.height, maximumTextWidth >= 8 * letterHeight else { return nil }
    }
}
