import CamelAnimation
import CamelSDL
import SplashPolicy
import SplashProtocol

/// The window. Used on the main thread.
protocol SplashWindow: AnyObject {
    /// What shows it, for the log.
    var driver: String { get }
    /// Pixels of what is drawn. It may change while the window is up, which is told as `resized`.
    var size: PixelSize { get }
    /// Whether anybody would see what is drawn. Where not, `exposed` follows once somebody does.
    var isSeen: Bool { get }

    /// Whether a picture takes so long to get to the screen that nothing is to move.
    var isFar: Bool { get }

    /// Shows the window, with `frame` of its size and `caption` over it. Returns once that can be seen, or after a third
    /// of a second.
    func show(_ frame: Surface, _ caption: Caption?) throws(WindowError)

    /// Draws a frame of the window's size, and `caption` over it. Where that cannot be done yet, `exposed` follows.
    func draw(_ frame: Surface, _ caption: Caption?) throws(WindowError)

    /// Waits until something happens or is in the event queue, until `deadline` (`MonotonicClock` time) at most. Returns what
    /// has happened to the window. May return sooner.
    func wait(until deadline: Int64) throws(WindowError) -> [SplashWindowEvent]

    /// Takes the window away, at once.
    func hide()

    /// Whether SDL is to draw from now on, if it can be opened. To be asked when the window has been up for a while.
    func needsSDL() -> Bool

    /// SDL is open: it draws from now on, if it can.
    func handOver()
}

/// What happens to the window.
enum SplashWindowEvent: Equatable {
    /// It is to be drawn again.
    case exposed
    /// It is to be drawn in another size.
    case resized
    case click
    case escape
    /// The user closes it by other means.
    case closed
}

/// Makes the window on what there is.
enum SplashWindows {
    /// Prepares the window for a picture of `size` at 96 dots per inch times the display's own factor.
    static func open(size: PixelSize, queue: EventQueue, log: EventLog) throws(WindowError)
        -> any SplashWindow
    {
        var candidates = WindowSystem.candidates(
            display: SplashEnvironment.isSet("DISPLAY"),
            waylandDisplay: SplashEnvironment.isSet("WAYLAND_DISPLAY"))
        while candidates.count > 1 {
            do throws(WindowError) {
                return try open(candidates.removeFirst(), size, queue, log)
            } catch {
                log.write("\(error); trying Wayland")
            }
        }
        return try open(candidates.first ?? .x11, size, queue, log)
    }

    private static func open(
        _ system: WindowSystem, _ size: PixelSize, _ queue: EventQueue, _ log: EventLog
    ) throws(WindowError) -> any SplashWindow {
        switch system {
        case .x11: return try X11Window(size: size, title: "camelwalk", queue: queue, log: log)
        case .wayland: return try WaylandWindow(size: size, title: "camelwalk", queue: queue)
        }
    }
}
