import CSDL2
import CXCB
import CamelAnimation
import CamelSDL
import SplashPolicy
import SplashProtocol

/// Draws in a window without any library: the first picture through the connection to the X server, the others in memory
/// that the server shares, if it can.
final class XPicture {
    private let window: XWindow
    private let display: XDisplay
    private let log: EventLog
    private let rows: XRows
    private let size: PixelSize
    /// What is sent through the connection.
    private var canvas: Surface?
    /// Pictures in shared memory; nil before they are tried, and where there are none.
    private var shared: XSharedPictures?
    private var hasDrawn = false
    private var hasTriedToShare = false

    /// A picture of the window's size.
    init(_ window: XWindow, _ display: XDisplay, size: PixelSize, log: EventLog) throws(WindowError) {
        self.window = window
        self.display = display
        self.log = log
        self.size = size
        rows = XRows(window, display)
        canvas = try XPicture.canvas(of: size)
    }

    /// An empty picture of this size, in the layout in which all are sent.
    static func canvas(of size: PixelSize) throws(WindowError) -> Surface {
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
            picture.surface.compose(frame, caption, at: now)
            window.put(picture, of: shared)
        } else if let canvas {
            canvas.compose(frame, caption, at: now)
            rows.send(canvas, to: window.identifier)
        }
    }

    /// Whether pictures go through memory that the server shares. Finds out if nobody knows yet.
    var isShared: Bool {
        share()
        return shared != nil
    }

    private func share() {
        guard !hasTriedToShare else { return }
        hasTriedToShare = true
        guard window.encoding.isPlain, display.isLocal,
            let pictures = XSharedPictures(display, size: size)
        else { return }
        (shared, canvas) = (pictures, nil)
        log.write("the X server shares memory")
    }
}
