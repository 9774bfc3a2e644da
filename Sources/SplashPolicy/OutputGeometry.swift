public import CamelAnimation

/// What a Wayland compositor says of one of its outputs.
public struct OutputGeometry: Equatable, Sendable {
    /// The scale rounded up to a whole number (wl_output.scale).
    public var wholeScale = 1
    /// Pixels of the mode, as the monitor has them.
    public var mode: PixelSize?
    /// Whether the picture is turned by a quarter.
    public var isTurned = false
    /// The size in units of surfaces (xdg_output.logical_size).
    public var logicalSize: PixelSize?

    /// An output of which nothing is known.
    public init() {}

    /// The output's scale. Where nobody says it but with a whole number, it follows from the two sizes: a surface that
    /// has just as many pixels as the monitor shows is sharp.
    public var scale: SurfaceScale {
        let whole = SurfaceScale(whole: wholeScale) ?? .one
        guard let mode, let logicalSize, logicalSize.width > 0 else { return whole }
        let pixels = isTurned ? mode.height : mode.width
        let numerator = (pixels * SurfaceScale.steps + logicalSize.width / 2) / logicalSize.width
        // A desktop whose units are pixels has a size that says nothing of its scale.
        guard let exact = SurfaceScale(numerator: numerator), exact.roundedUp == whole else { return whole }
        return exact
    }

    /// The output's size in units of surfaces, or nil.
    public var size: PixelSize? {
        if let logicalSize, logicalSize.width > 0, logicalSize.height > 0 { return logicalSize }
        guard let mode, mode.width > 0, mode.height > 0 else { return nil }
        let turned = isTurned ? PixelSize(width: mode.height, height: mode.width) : mode
        return turned.scaled(by: 1 / (SurfaceScale(whole: wholeScale) ?? .one).value)
    }
}
