/// Frames of one layer packed into one picture, and the description that Aseprite would export with it.
struct SpriteSheet {
    static let columns = 5
    /// Transparent pixels between trimmed frames, so that none bleeds into its neighbour when scaled.
    static let gap = 2

    let name: String
    /// Pixels per picture point.
    let scale: Int
    /// The packed frames.
    let picture: Picture
    private let cells: [Cell]
    private let sourceSize: (width: Int, height: Int)

    /// Where a frame lies on the sheet, and which part of its source that is.
    private struct Cell {
        let frame, source: Rectangle
    }

    /// - Parameter frames: at least one, all of the same size; frames with alpha are trimmed.
    init(name: String, scale: Int, frames: [Picture]) {
        self.name = name
        self.scale = scale
        sourceSize = (frames[0].width, frames[0].height)
        let cells = Self.cells(for: frames)
        let (right, bottom) = (cells.map(\.frame.right).max() ?? 1, cells.map(\.frame.bottom).max() ?? 1)
        var sheet = Picture(width: right, height: bottom, channels: frames[0].channels)
        for (cell, frame) in zip(cells, frames) {
            sheet.copy(cell.source, of: frame, toX: cell.frame.x, y: cell.frame.y)
        }
        self.cells = cells
        picture = sheet
    }

    private static func cells(for frames: [Picture]) -> [Cell] {
        let bounds = frames.map { $0.channels == 2 ? $0.opaqueBounds : $0.bounds }
        let space = frames[0].channels == 2 ? gap : 0
        let width = (bounds.map(\.width).max() ?? 1) + space
        let height = (bounds.map(\.height).max() ?? 1) + space
        return bounds.enumerated().map { index, source in
            let frame = Rectangle(
                x: index % columns * width, y: index / columns * height,
                width: source.width, height: source.height)
            return Cell(frame: frame, source: source)
        }
    }

    /// The sheet's file name without its ending.
    var fileName: String { "\(name)@\(scale)x" }

    /// The description: rectangles in pixels of the sheet, durations in milliseconds.
    var json: String {
        let frames = cells.indices.map(frameJSON).joined(separator: ",\n")
        let trimmed = picture.channels == 2
        return """
            {
              "frames": [
            \(frames)
              ],
              "meta": {
                "app": "draw-camel",
                "version": "1.0",
                "image": "\(fileName).png",
                "format": "\(trimmed ? "I8A8" : "I8")",
                "size": { "w": \(picture.width), "h": \(picture.height) },
                "scale": "\(scale)",
                "frameTags": [
                  { "name": "gallop", "from": 0, "to": \(cells.count - 1), "direction": "forward" }
                ]
              }
            }

            """
    }

    private func frameJSON(_ index: Int) -> String {
        let (frame, source) = (cells[index].frame, cells[index].source)
        return """
                {
                  "filename": "\(name) \(index)",
                  "frame": { "x": \(frame.x), "y": \(frame.y), "w": \(frame.width), "h": \(frame.height) },
                  "rotated": false,
                  "trimmed": \(picture.channels == 2),
                  "spriteSourceSize": { "x": \(source.x), "y": \(source.y), "w": \(source.width), \
            "h": \(source.height) },
                  "sourceSize": { "w": \(sourceSize.width), "h": \(sourceSize.height) },
                  "duration": 30
                }
            """
    }
}
