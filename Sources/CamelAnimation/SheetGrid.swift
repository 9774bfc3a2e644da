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

    /// How many frames that is, `Int.max` if there are more; none if there are no columns or no rows.
    public var frameCount: Int {
        guard columns > 0, rows > 0 else { return 0 }
        let (count, isTooMany) = columns.multipliedReportingOverflow(by: rows)
        return isTooMany ? .max : count
    }

    /// Where part `index` of `count` equal parts of `length` begins: `index * length / count`, whose product need not
    /// be a number there is. `count` must not be above a million.
    fileprivate static func start(_ index: Int, of count: Int, in length: Int) -> Int {
        let (quotient, remainder) = length.quotientAndRemainder(dividingBy: count)
        return index * quotient + index * remainder / count
    }
}

extension SpriteSheet {
    /// The sheet that a picture of `size` pixels is, read row by row; each frame is shown for `duration`
    /// nanoseconds. Nil if a frame would have no pixels, or if there would be more than a million.
    ///
    /// The picture need not be a multiple of the grid, as a scanned plate never is: the frames then lie evenly,
    /// and less than a pixel a frame is left out.
    public init?(grid: SheetGrid, size: PixelSize, duration: Int64) {
        guard grid.columns > 0, grid.rows > 0, size.width >= grid.columns, size.height >= grid.rows,
            grid.frameCount <= FrameOrder.maximumFrames
        else { return nil }
        let cell = PixelSize(width: size.width / grid.columns, height: size.height / grid.rows)
        let frames = (0..<grid.frameCount).map { index in
            let region = PixelRectangle(
                x: SheetGrid.start(index % grid.columns, of: grid.columns, in: size.width),
                y: SheetGrid.start(index / grid.columns, of: grid.rows, in: size.height), size: cell)
            return Frame(region: region, offset: (0, 0), duration: duration)
        }
        self.init(image: "", canvas: cell, frames: frames)
    }
}
