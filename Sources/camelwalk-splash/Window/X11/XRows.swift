import CXCB
import CamelAnimation
import CamelSDL
import SplashPolicy

/// Sends pictures through the connection to the X server, in the layout of a window's pixels.
final class XRows {
    private let window: XWindow
    private let encoding: PixelEncoding
    /// Bytes of rows that one request may have.
    private let maximumBytes: Int
    /// Rows as the server wants them, where that is not how a picture has them.
    private var encoded: [UInt8] = []

    init(_ window: XWindow, _ display: XDisplay) {
        self.window = window
        encoding = window.encoding
        // In units of four bytes; the request itself has 24 bytes.
        maximumBytes = 4 * Int(display.setup.pointee.maximum_request_length) - 24
    }

    /// Sends a picture (RGB888) in pieces that a request can hold, with its corner at (`x`, `y`). Returns the bytes of its
    /// pixels.
    @discardableResult
    func send(_ picture: Surface, to drawable: xcb_drawable_t, x: Int = 0, y: Int = 0) -> Int {
        let height = picture.size.height
        let rowBytes = encoding.rowBytes(width: picture.size.width)
        let rows = max(1, maximumBytes / max(1, rowBytes))
        for row in stride(from: 0, to: height, by: rows) {
            let piece = row..<min(height, row + rows)
            let size = PixelSize(width: picture.size.width, height: piece.count)
            withBytes(of: picture, piece) {
                window.put($0, on: drawable, x: x, y: y + row, size: size)
            }
        }
        return rowBytes * height
    }

    /// Rows as the server wants them.
    private func withBytes(
        of picture: Surface, _ rows: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
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
