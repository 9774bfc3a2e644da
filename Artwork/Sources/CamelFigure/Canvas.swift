public import CamelGait

/// An ink: grey from 0 (black) to 1 (paper), opacity from 0 to 1.
public struct Ink: Sendable {
    /// 0 black ... 1 paper.
    public var grey: Double
    /// 0 transparent ... 1 opaque.
    public var alpha: Double

    /// An ink, opaque unless told otherwise.
    public init(grey: Double, alpha: Double = 1) {
        self.grey = grey
        self.alpha = alpha
    }

    /// The engraver's black.
    public static let black = Ink(grey: 0.03)
}

/// A grid of quadrilaterals with an ink at every corner, for smooth shading.
public struct ShadeGrid: Sendable {
    /// Rows of corners, all of the same length, in plate units.
    public let points: [[Vector]]
    /// The ink at every corner.
    public let inks: [[Ink]]
}

/// What the figure is drawn on; coordinates are plate units.
public protocol Canvas: AnyObject {
    /// Fills closed polygons, together and by the nonzero rule.
    func fill(_ polygons: [[Vector]], _ ink: Ink)
    /// Paints smooth shading inside an outline.
    func shade(_ grid: ShadeGrid, within outline: [Vector])
    /// Restricts everything that `body` draws to the inside of a polygon.
    func clipped(to outline: [Vector], _ body: () -> Void)
}
