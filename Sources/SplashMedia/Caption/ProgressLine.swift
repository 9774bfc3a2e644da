public import CamelAnimation
public import CamelSDL

/// A bar in ink, as thin as a rule, that grows along a hairline.
public struct ProgressLine: Equatable, Sendable {
    /// The whole bar in the window.
    public let place: PixelRectangle
    /// Pixels of the hairline.
    public let hairline: Int
    /// Whether it stands on paper of its own, for pictures that have none there.
    public let hasGround: Bool
    /// What it is printed in.
    public let colors: Duotone

    /// A bar that draws itself at `place`.
    public init(place: PixelRectangle, hairline: Int, hasGround: Bool, colors: Duotone = .plate) {
        self.colors = colors
        self.place = place
        self.hairline = hairline
        self.hasGround = hasGround
    }

    /// Draws the bar on a window's picture, 32 bits a pixel, filled to `fraction` (0 to 1). Draws nothing if the bar is more
    /// than a million pixels away, or as large.
    public func draw(_ fraction: Double, on target: Surface) {
        guard place.isNear, (0...PixelRectangle.farthest).contains(hairline) else { return }
        let size = place.size
        if hasGround {
            let edge = 2 * hairline
            fill(-edge, -edge, size.width + 2 * edge, size.height + 2 * edge, 255, target)
        }
        fill(0, (size.height - hairline) / 2, size.width, hairline, ProgressLine.hairlineGrey, target)
        let length = min(1, max(0, fraction)) * Double(size.width)
        let whole = Int(length)
        fill(0, 0, whole, size.height, ProgressLine.inkGrey, target)
        // The pixel at its end is as dark as it is full: a slow bar glides.
        let part = length - Double(whole)
        let paper = Double(255 - Int(ProgressLine.inkGrey))
        if part > 0 { fill(whole, 0, 1, size.height, UInt8(255 - part * paper), target) }
    }

    private static let hairlineGrey: UInt8 = 140
    private static let inkGrey: UInt8 = 24

    /// Fills a rectangle, seen from the bar's corner, with a grey between ink and paper.
    private func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ grey: UInt8, _ target: Surface) {
        let size = PixelSize(width: width, height: height)
        let region = PixelRectangle(x: place.x + x, y: place.y + y, size: size)
        target.fill(region, colors.color(grey))
    }
}

extension PixelRectangle {
    /// The largest coordinate that a caption has: sums of these are far from where numbers end.
    static let farthest = 1_000_000

    /// Whether one can calculate with it.
    var isNear: Bool {
        let range = -PixelRectangle.farthest...PixelRectangle.farthest
        return [x, y, size.width, size.height].allSatisfy { range.contains($0) }
    }
}
