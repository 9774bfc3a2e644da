/// Columns and rows of frames of one size in one picture.
public struct SheetGrid: Equatable, Sendable {
    /// Frames beside each other.
    public var columns: Int
    /// Frames below each other.
    public var rows: Int

    /// A grid of `columns` times `rows` frames.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

extension SpriteSheet {
    /// The sheet that a picture of `size` pixels is, read row by row; each frame is shown for `duration`
    /// nanoseconds. Nil where a frame would have no pixels.
    ///
    /// The picture need not be a multiple of the grid, as a scanned plate never is: the frames then lie evenly,
    /// and less than a pixel a frame is left out.
    public init?(grid: SheetGrid, size: PixelSize, duration: Int64) {
        guard grid.columns > 0, grid.rows > 0, size.width >= grid.columns, size.height >= grid.rows else {
            return nil
        }
        let cell = PixelSize(width: size.width / grid.columns, height: size.height / grid.rows)
        let frames = (0..<grid.columns * grid.rows).map { index in
            let region = PixelRectangle(
                x: index % grid.columns * size.width / grid.columns,
                y: index / grid.columns * size.height / grid.rows, size: cell)
            return Frame(region: region, offset: (0, 0), duration: duration)
        }
        self.init(image: "", canvas: cell, frames: frames)
    }
}
