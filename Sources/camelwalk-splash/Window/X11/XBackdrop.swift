import CXCB
import CamelAnimation
import CamelSDL

/// Draws in the window of a far server. The picture is the window's background: the server shows it again by itself where
/// it was covered, and only what has changed goes through the line.
final class XBackdrop {
    private let window: XWindow
    private let rows: XRows
    private let canvas: Surface
    private let pixmap: xcb_pixmap_t
    /// What the server has; nil before the first picture.
    private var sent: Surface?

    /// An empty picture of the window's size.
    init(_ window: XWindow, _ display: XDisplay, size: PixelSize) throws(WindowError) {
        self.window = window
        rows = XRows(window, display)
        canvas = try XPicture.canvas(of: size)
        pixmap = window.makeBackdrop(size)
    }

    /// Sends what is new in a frame with the caption over it. Returns how many bytes of pixels that takes.
    func draw(_ frame: Surface, _ caption: Caption?, at now: Int64) throws(WindowError) -> Int {
        canvas.compose(frame, caption, at: now)
        guard let region = changedRegion else { return 0 }
        let part = try XPicture.canvas(of: region.size)
        canvas.copy(fromX: region.x, y: region.y, to: part)
        let sent = if let sent { sent } else { try XPicture.canvas(of: canvas.size) }
        canvas.copy(to: sent)
        self.sent = sent
        let bytes = rows.send(part, to: pixmap, x: region.x, y: region.y)
        window.show(pixmap, region)
        return bytes
    }

    /// What the server does not have yet, or nil.
    private var changedRegion: PixelRectangle? {
        guard let sent else { return PixelRectangle(x: 0, y: 0, size: canvas.size) }
        return canvas.difference(from: sent)
    }

    /// The window is drawn in by other means from now on.
    func remove() { window.remove(pixmap) }
}

extension Surface {
    /// The smallest rectangle outside which this picture is the same as another one of its size and format, whose pixels
    /// have four bytes; nil if it is the same everywhere.
    fileprivate func difference(from other: Surface) -> PixelRectangle? {
        var lines: ClosedRange<Int>?
        var columns = (first: Int.max, last: -1)
        for y in 0..<size.height {
            let (first, last) = differingColumns(y, from: other)
            guard first <= last else { continue }
            lines = (lines?.lowerBound ?? y)...y
            columns = (min(columns.first, first), max(columns.last, last))
        }
        return lines.map {
            PixelRectangle(
                x: columns.first, y: $0.lowerBound,
                size: PixelSize(width: columns.last - columns.first + 1, height: $0.count))
        }
    }

    private func differingColumns(_ y: Int, from other: Surface) -> (first: Int, last: Int) {
        var found = (first: Int.max, last: -1)
        withRow(y) { mine in
            other.withRow(y) { others in
                for x in mine.indices where mine[x] != others[x] {
                    found = (min(found.first, x), x)
                }
            }
        }
        return found
    }
}
