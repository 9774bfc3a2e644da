import CSDL2
import CX11
import CamelAnimation
import SplashPolicy

/// What SDL and the X server know of the monitor that the pointer is on. SDL's video must have started.
struct SplashDisplay {
    /// The monitor, in the coordinates of windows.
    let monitor: PixelRectangle
    /// Pixels for each pixel of a picture drawn for 96 dots per inch.
    let factor: Double

    /// Looks at the X server that SDL has connected to.
    init() {
        var x: Int32 = 0
        var y: Int32 = 0
        SDL_GetGlobalMouseState(&x, &y)
        let monitors = (0..<max(0, SDL_GetNumVideoDisplays())).compactMap { SplashDisplay.bounds($0) }
        let fallback = PixelRectangle(x: 0, y: 0, size: PixelSize(width: 1024, height: 768))
        monitor = Placement.monitor(holding: (Int(x), Int(y)), of: monitors) ?? fallback
        let index = monitors.firstIndex(of: monitor).map { Int32($0) } ?? 0
        let server = XServerResolution()
        factor = DisplayScale.factor(
            configured: server.configured,
            physical: SplashDisplay.physicalDotsPerInch(index) ?? server.physical)
    }

    private static func bounds(_ index: Int32) -> PixelRectangle? {
        var bounds = SDL_Rect()
        guard SDL_GetDisplayBounds(index, &bounds) == 0 else { return nil }
        return PixelRectangle(
            x: Int(bounds.x), y: Int(bounds.y), size: PixelSize(width: Int(bounds.w), height: Int(bounds.h)))
    }

    private static func physicalDotsPerInch(_ index: Int32) -> Double? {
        var diagonal: Float = 0
        return SDL_GetDisplayDPI(index, &diagonal, nil, nil) == 0 ? Double(diagonal) : nil
    }
}

/// What the X server itself says of its resolution, in dots per inch. SDL keeps its own connection to itself
/// until there is a window, whose size depends on this.
private struct XServerResolution {
    /// What the desktop has set, `Xft.dpi`.
    var configured: Double?
    /// What the whole screen's size comes to.
    var physical: Double?

    init() {
        guard let display = XOpenDisplay(nil) else { return }
        defer { XCloseDisplay(display) }
        if let resources = XResourceManagerString(display) {
            configured = DisplayScale.configuredDotsPerInch(resources: String(cString: resources))
        }
        let screen = XDefaultScreen(display)
        let millimetres = XDisplayWidthMM(display, screen)
        if millimetres > 0 { physical = Double(XDisplayWidth(display, screen)) * 25.4 / Double(millimetres) }
    }
}
