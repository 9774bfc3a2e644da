public import CamelAnimation

/// What is known of where a Wayland surface is shown.
public struct SurfaceSurroundings: Equatable, Sendable {
    /// Whether a surface may have any number of pixels (wp_viewporter). Without it the scale is a whole number.
    public var takesFractions = false
    /// What the compositor prefers for the surface, in steps of a 120th (wp_fractional_scale_v1).
    public var preferred: Int?
    /// What it prefers in whole numbers (wl_surface.preferred_buffer_scale).
    public var preferredWhole: Int?
    /// The outputs that the surface is on; none before it is shown.
    public var entered: [OutputGeometry] = []
    /// All outputs.
    public var outputs: [OutputGeometry] = []

    /// Nothing is known.
    public init() {}

    /// The scale to draw at. Of several outputs the finest counts: what has too many pixels is still sharp.
    public var scale: SurfaceScale {
        let known = entered.isEmpty ? outputs : entered
        let finest = known.map(\.scale).max()
        guard takesFractions else {
            return preferredWhole.flatMap { SurfaceScale(whole: $0) } ?? finest?.roundedUp ?? .one
        }
        if let preferred = preferred.flatMap({ SurfaceScale(numerator: $0) }) { return preferred }
        guard let whole = preferredWhole.flatMap({ SurfaceScale(whole: $0) }) else { return finest ?? .one }
        return finest.flatMap { $0.roundedUp == whole ? $0 : nil } ?? whole
    }

    /// The room for the surface, in its units: the smallest output each way, or nil if nobody says.
    public var room: PixelSize? {
        let sizes = (entered.isEmpty ? outputs : entered).compactMap(\.size)
        guard let width = sizes.map(\.width).min(), let height = sizes.map(\.height).min() else { return nil }
        return PixelSize(width: width, height: height)
    }
}
