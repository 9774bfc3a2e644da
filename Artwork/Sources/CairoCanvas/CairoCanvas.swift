internal import CCairo
public import CamelFigure
public import CamelGait

/// A cairo picture, drawn in plate units and read back as grey and alpha.
public final class CairoCanvas: Canvas {
    private let surface: OpaquePointer
    private let context: OpaquePointer
    /// Size in pixels.
    public let width, height: Int

    /// A transparent picture.
    ///
    /// - Parameters:
    ///   - width, height: size in pixels.
    ///   - scale: pixels per plate unit.
    ///   - origin: where the plate's origin lies, in pixels.
    public init(width: Int, height: Int, scale: Double, origin: Vector) {
        self.width = width
        self.height = height
        surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
        context = cairo_create(surface)
        cairo_translate(context, origin.x, origin.y)
        cairo_scale(context, scale, scale)
        cairo_set_tolerance(context, 0.1)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Fills polygons with one ink.
    public func fill(_ polygons: [[Vector]], _ ink: Ink) {
        polygons.forEach(trace)
        cairo_set_source_rgba(context, ink.grey, ink.grey, ink.grey, ink.alpha)
        cairo_fill(context)
    }

    /// Fills an outline with the tones of a mesh.
    public func shade(_ grid: ShadeGrid, within outline: [Vector]) {
        clipped(to: outline) {
            let pattern = meshPattern(grid)
            cairo_set_source(context, pattern)
            cairo_paint(context)
            cairo_pattern_destroy(pattern)
        }
    }

    /// Draws what `body` draws, inside an outline only.
    public func clipped(to outline: [Vector], _ body: () -> Void) {
        cairo_save(context)
        trace(outline)
        cairo_clip(context)
        body()
        cairo_restore(context)
    }

    /// Grey and alpha of every pixel, row by row, two bytes each; grey is not premultiplied.
    public func greyAlpha() -> [UInt8] {
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return [] }
        let stride = Int(cairo_image_surface_get_stride(surface))
        var pixels = [UInt8](repeating: 0, count: width * height * 2)
        for y in 0..<height {
            for x in 0..<width {
                let source = data + y * stride + x * 4
                let (grey, alpha) = (Int(source[0]), Int(source[3]))
                let target = (y * width + x) * 2
                pixels[target] = alpha == 0 ? 0 : UInt8(min(255, (grey * 255 + alpha / 2) / alpha))
                pixels[target + 1] = UInt8(alpha)
            }
        }
        return pixels
    }

    private func trace(_ polygon: [Vector]) {
        guard let start = polygon.first else { return }
        cairo_move_to(context, start.x, start.y)
        for point in polygon.dropFirst() {
            cairo_line_to(context, point.x, point.y)
        }
        cairo_close_path(context)
    }

    private func meshPattern(_ grid: ShadeGrid) -> OpaquePointer? {
        let pattern = cairo_pattern_create_mesh()
        for row in grid.points.indices.dropLast() {
            for column in grid.points[row].indices.dropLast() {
                addPatch(grid, row, column, to: pattern)
            }
        }
        return pattern
    }

    private func addPatch(_ grid: ShadeGrid, _ row: Int, _ column: Int, to pattern: OpaquePointer?) {
        let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        cairo_mesh_pattern_begin_patch(pattern)
        for (index, corner) in corners.enumerated() {
            let point = grid.points[corner.0][corner.1]
            let ink = grid.inks[corner.0][corner.1]
            if index == 0 {
                cairo_mesh_pattern_move_to(pattern, point.x, point.y)
            } else {
                cairo_mesh_pattern_line_to(pattern, point.x, point.y)
            }
            cairo_mesh_pattern_set_corner_color_rgba(
                pattern, UInt32(index), ink.grey, ink.grey, ink.grey, ink.alpha)
        }
        cairo_mesh_pattern_end_patch(pattern)
    }
}
