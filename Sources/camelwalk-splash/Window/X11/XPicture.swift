import CSDL2
import CXCB
import CamelAnimation
import CamelSDL
import SplashMedia
import SplashPolicy
import SplashProtocol

/// Draws in a window without any library: the first picture through the connection to the X server, the others in memory
/// that the server shares, if it can.
///
/// On a far server the picture is the window's background: the server shows it again by itself where it was covered, and
/// only what has changed goes through the line.
final class XPicture {
    private let window: XWindow
    private let display: XDisplay
    private let log: EventLog
    private let encoding: PixelEncoding
    private let size: PixelSize
    /// What is sent through the connection; nil once memory is shared.
    private var canvas: Surface?
    /// Pictures in shared memory; nil before they are tried, and where there are none.
    private var shared: XSharedPictures?
    private var hasDrawn = false
    private var hasTriedToShare = false
    /// Bytes of rows that one request may have.
    private let maximumBytes: Int
    /// Rows as the server wants them, where that is not how the canvas has them.
    private var encoded: [UInt8] = []
    /// What a far server shows as the window's background; nil for a near one.
    private let backdrop: xcb_pixmap_t?
    /// What has been sent to that.
    private var sent: Surface?

    /// A picture of the window's size, which is empty.
    init(_ window: XWindow, _ display: XDisplay, size: PixelSize, log: EventLog) throws(WindowError) {
        self.window = window
        self.display = display
        self.log = log
        self.size = size
        encoding = window.encoding
        canvas = try XPicture.surface(size)
        // In units of four bytes; the request itself has 24 bytes.
        maximumBytes = 4 * Int(display.setup.pointee.maximum_request_length) - 24
        backdrop = display.line.isFar ? window.makeBackdrop(size) : nil
    }

    private static func surface(_ size: PixelSize) throws(WindowError) -> Surface {
        try WindowError.of { () throws(AnimationError) in
            try Surface(size: size, format: SDL_PIXELFORMAT_RGB888)
        }
    }

    /// Draws a frame, and the caption over it. Returns how many bytes of pixels go through the connection for that.
    @discardableResult
    func draw(_ frame: Surface, _ caption: Caption?, at now: Int64) throws(WindowError) -> Int {
        // To agree on memory takes longer than to send one picture, which is all that a short command needs.
        if hasDrawn { share() }
        hasDrawn = true
        if let shared {
            let picture = shared.next()
            try XPicture.compose(frame, caption, at: now, on: picture.surface)
            window.put(picture, of: shared)
            return 0
        }
        guard let canvas else { return 0 }
        try XPicture.compose(frame, caption, at: now, on: canvas)
        if let backdrop { return try send(canvas, to: backdrop) }
        send(canvas, to: window.identifier, x: 0, y: 0)
        return 4 * size.width * size.height
    }

    private static func compose(
        _ frame: Surface, _ caption: Caption?, at now: Int64, on canvas: Surface
    ) throws(WindowError) {
        frame.copy(to: canvas)
        try WindowError.of { () throws(MediaError) in try caption?.draw(on: canvas.pointer, at: now) }
    }

    /// Whether pictures go through memory that the server shares. Finds out if nobody knows yet.
    var isShared: Bool {
        share()
        return shared != nil
    }

    private func share() {
        guard !hasTriedToShare, backdrop == nil else { return }
        hasTriedToShare = true
        guard encoding.isPlain, display.isLocal, let pictures = XSharedPictures(display, size: size) else {
            return
        }
        (shared, canvas) = (pictures, nil)
        log.write("the X server shares memory")
    }

    /// Sends what has changed since the last time.
    private func send(_ canvas: Surface, to backdrop: xcb_pixmap_t) throws(WindowError) -> Int {
        let everything = PixelRectangle(x: 0, y: 0, size: size)
        guard let region = sent.map({ canvas.difference(from: $0) }) ?? everything else { return 0 }
        let part = try XPicture.surface(region.size)
        canvas.copy(fromX: region.x, y: region.y, to: part)
        if sent == nil { sent = try XPicture.surface(size) }
        if let sent { canvas.copy(to: sent) }
        send(part, to: backdrop, x: region.x, y: region.y)
        window.show(backdrop, region)
        return encoding.rowBytes(width: region.size.width) * region.size.height
    }

    /// Sends a picture in pieces that a request can hold.
    private func send(_ picture: Surface, to drawable: xcb_drawable_t, x: Int, y: Int) {
        let height = picture.size.height
        let rows = max(1, maximumBytes / max(1, encoding.rowBytes(width: picture.size.width)))
        for row in stride(from: 0, to: height, by: rows) {
            let piece = row..<min(height, row + rows)
            withBytes(of: picture, piece) {
                window.put(
                    $0, on: drawable, x: x, y: y + row,
                    size: PixelSize(width: picture.size.width, height: piece.count))
            }
        }
    }

    /// Rows as the server wants them.
    private func withBytes(of picture: Surface, _ rows: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void)
    {
        guard !encoding.isPlain else { return picture.withRows(rows, body) }
        let rowBytes = encoding.rowBytes(width: picture.size.width)
        if encoded.count < rows.count * rowBytes {
            encoded = Array(repeating: 0, count: rows.count * rowBytes)
        }
        encoded.withUnsafeMutableBytes { bytes in
            for (index, y) in rows.enumerated() {
                let row = UnsafeMutableRawBufferPointer(
                    rebasing: bytes[index * rowBytes..<(index + 1) * rowBytes])
                picture.withRow(y) { encoding.write($0.span, to: row) }
            }
            body(UnsafeRawBufferPointer(rebasing: bytes[..<(rows.count * rowBytes)]))
        }
    }
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
