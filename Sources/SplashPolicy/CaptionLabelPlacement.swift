public import CamelAnimation

/// How wide the label is. Text that changes often, as a count does, would make it tremble; so it keeps its width and
/// the text its left edge as long as that fits.
public struct CaptionLabelPlacement: Equatable, Sendable {
    /// The label in the window, and the text's left edge in the label.
    public struct Place: Equatable, Sendable {
        /// The label in the window.
        public let label: PixelRectangle
        /// Pixels from the label's left edge to the text.
        public let text: Int
    }

    private var line: CaptionLine?
    private var place: Place?

    /// Nothing is placed yet.
    public init() {}

    /// The place for a text of `width` pixels. With `isChanging` it may be followed by others that are to look alike.
    public mutating func place(_ width: Int, in line: CaptionLine, isChanging: Bool) -> Place {
        if isChanging, line == self.line, let place, CaptionLabelPlacement.fits(width, line, place) {
            return place
        }
        let step = isChanging ? max(1, line.letterHeight / 2) : 1
        let room = min(line.maximumTextWidth, (width + step - 1) / step * step)
        let whole = room + 2 * line.padding
        let place = Place(
            label: PixelRectangle(
                x: line.center - whole / 2, y: line.top, size: PixelSize(width: whole, height: line.height)),
            text: line.padding + max(0, room - width) / 2)
        self.line = line
        self.place = place
        return place
    }

    private static func fits(_ width: Int, _ line: CaptionLine, _ place: Place) -> Bool {
        let free = place.label.size.width - line.padding - place.text - width
        return (0...2 * line.letterHeight).contains(free)
    }
}
