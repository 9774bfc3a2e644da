import CSDL2
import CXCB
import CamelAnimation
import CamelSDL
import SplashMedia
import SplashPolicy

/// Draws in a window through the connection to the X server, without any library.
final class XPicture {
    private let window: XWindow
    private let encoding: PixelEncoding
    private let canvas: Surface
    /// Bytes of rows that one request may have.
    private let maximumBytes: Int
    /// Rows as the server wants them, where that is not how the canvas has them.
    private var encoded: [UInt8] = []

    /// A picture of the window's size.
    init(_ window: XWindow, _ display: XDisplay, size: PixelSize) throws(WindowError) {
        self.window = window
        encoding = window.encoding
        canvas = try WindowError.of { () throws(AnimationError) in
            try Surface(size: size, format: SDL_PIXELFORMAT_RGB888)
        }
        // In units of four bytes; the request itself has 24 bytes.
        maximumBytes = 4 * Int(display.setup.pointee.maximum_request_length) - 24
    }

    /// Sends a frame, and the caption over it.
    func draw(_ frame: Surface, _ caption: Caption?, at now: Int64) throws(WindowError) {
        frame.copy(to: canvas)
        try WindowError.of { () throws(MediaError) in try caption?.draw(on: canvas.pointer, at: now) }
        let height = canvas.size.height
        let rows = max(1, maximumBytes / max(1, encoding.rowBytes(width: canvas.size.width)))
        for y in stride(from: 0, to: height, by: rows) { send(y..<min(height, y + rows)) }
    }

    private func send(_ rows: Range<Int>) {
        let width = canvas.size.width
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
