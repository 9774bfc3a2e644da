import CSDL2
import CXCB
import CamelAnimation
import CamelSDL
import SplashMedia
import SplashPolicy
import SplashProtocol

/// Draws in a window without any library: the first picture through the connection to the X server, the others in memory
/// that the server shares, if it can.
final class XPicture {
    private let window: XWindow
    private let display: XDisplay
    private let log: EventLog
    private let encoding: PixelEncoding
    private let size: PixelSize
    /// What is sent through the connection.
    private var canvas: Surface?
    /// Pictures in shared memory; nil before they are tried, and where there are none.
    private var shared: XSharedPictures?
    private var hasDrawn = false
    private var hasTriedToShare = false
    /// Bytes of rows that one request may have.
    private let maximumBytes: Int
    /// Rows as the server wants them, where that is not how the canvas has them.
    private var encoded: [UInt8] = []

    /// A picture of the window's size.
    init(_ window: XWindow, _ display: XDisplay, size: PixelSize, log: EventLog) throws(WindowError) {
        self.window = window
        self.display = display
        self.log = log
        self.size = size
        encoding = window.encoding
        canvas = try XPicture.canvas(of: size)
        // In units of four bytes; the request itself has 24 bytes.
        maximumBytes = 4 * Int(display.setup.pointee.maximum_request_length) - 24
    }

    private static func canvas(of size: PixelSize) throws(WindowError) -> Surface {
        try WindowError.of { () throws(AnimationError) in
            try Surface(size: size, format: SDL_PIXELFORMAT_RGB888)
        }
    }

    /// Draws a frame, and the caption over it.
    func draw(_ frame: Surface, _ caption: Caption?, at now: Int64) throws(WindowError) {
        // To agree on memory takes longer than to send one picture, which is all that a short command needs.
        if hasDrawn { share() }
        hasDrawn = true
        if let shared {
            let picture = shared.next()
            try XPicture.compose(frame, caption, at: now, on: picture.surface)
            window.put(picture, of: shared)
        } else if let canvas {
            try XPicture.compose(frame, caption, at: now, on: canvas)
            send(canvas)
        }
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
        guard !hasTriedToShare else { return }
        hasTriedToShare = true
        guard encoding.isPlain, display.isLocal, let pictures = XSharedPictures(display, size: size) else {
            return
        }
        (shared, canvas) = (pictures, nil)
        log.write("the X server shares memory")
    }

    private func send(_ canvas: Surface) {
        let height = size.height
        let rows = max(1, maximumBytes / max(1, encoding.rowBytes(width: size.width)))
        for y in stride(from: 0, to: height, by: rows) { send(canvas, y..<min(height, y + rows)) }
    }

    private func send(_ canvas: Surface, _ rows: Range<Int>) {
        let width = size.width
        guard !encoding.isPlain else {
            return canvas.withRows(rows) {
                window.put($0, y: rows.lowerBound, width: width, height: rows.count)
            }
        }
        let rowBytes = encoding.rowBytes(width: width)
        if encoded.count < rows.count * rowBytes {
            encoded = Array(repeating: 0, count: rows.count * rowBytes)
        }
        encoded.withUnsafeMutableBytes { bytes in
            for (index, y) in rows.enumerated() {
                let row = UnsafeMutableRawBufferPointer(
                    rebasing: bytes[index * rowBytes..<(index + 1) * rowBytes])
                canvas.withRow(y) { encoding.write($0.span, to: row) }
            }
            window.put(
                UnsafeRawBufferPointer(rebasing: bytes[..<(rows.count * rowBytes)]), y: rows.lowerBound,
                width: width,
                height: rows.count)
        }
    }
}
