public import CamelAnimation

/// How a Wayland surface and the picture in it are measured. Units are those of surfaces, of which the compositor makes
/// pixels.
public struct SurfaceLayout: Equatable, Sendable {
    /// The surface, in units.
    public let surface: PixelSize
    /// Pixels for each unit.
    public let scale: SurfaceScale
    /// The surface, in pixels.
    public let buffer: PixelSize
    /// The picture within the surface, in pixels.
    public let picture: PixelRectangle

    /// A layout for a picture that would be `natural` units large.
    ///
    /// - Parameters:
    ///   - room: The output's size in units, which the picture leaves a margin of; nil if nobody knows.
    ///   - imposed: The surface's size where the compositor leaves no choice: the picture stands in its middle.
    ///   - scale: The pixels for each unit.
    public init(natural: PixelSize, room: PixelSize?, imposed: PixelSize?, scale: SurfaceScale) {
        let outside = imposed ?? room
        let fitted =
            outside.map { Placement.window(of: natural, on: PixelRectangle(x: 0, y: 0, size: $0)) }
            ?? PixelRectangle(x: 0, y: 0, size: natural)
        surface = imposed ?? fitted.size
        self.scale = scale
        buffer = scale.pixels(surface)
        let size = scale.pixels(fitted.size)
        picture = PixelRectangle(
            x: max(0, buffer.width - size.width) / 2, y: max(0, buffer.height - size.height) / 2,
            size: PixelSize(
                width: min(size.width, buffer.width), height: min(size.height, buffer.height)))
    }
}
