import CSDL2
import CX11
import CamelAnimation
import Splashing

/// What SDL and the X server know of the monitor that the pointer is on. SDL's video must have started.
struct SplashDisplay {
    /// The monitor, in the coordinates of windows.
    let monitor: PixelRectangle
    /// Pixels for each pixel of a picture drawn for 96 dots per inch.
    let factor: Double

    /// Looks at the display that SDL has opened; `isX11` says whether windows count in pixels.
    init(isX11: Bool) {
        var x: Int32 = 0
        var y: Int32 = 0
        SDL_GetGlobalMouseState(&x, &y)
        let monitors = (0..<max(0, SDL_GetNumVideoDisplays())).compactMap { SplashDisplay.bounds($0) }
        let fallback = PixelRectangle(x: 0, y: 0, size: PixelSize(width: 1024, height: 768))
        monitor = Placement.monitor(holding: (Int(x), Int(y)), of: monitors) ?? fallback
        guard isX11 else {
            factor = 1
            return
        }
        let index = monitors.firstIndex(of: monitor).map { Int32($0) } ?? 0
        factor = DisplayScale.factor(
            configured: SplashDisplay.configuredDotsPerInch(),
            physical: SplashDisplay.physicalDotsPerInch(index))
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

    /// `Xft.dpi` of the X server. SDL keeps its own connection to itself until there is a window, whose size
    /// depends on this.
    private static func configuredDotsPerInch() -> Double? {
        guard let display = XOpenDisplay(nil) else { return nil }
        defer { XCloseDisplay(display) }
        guard let resources = XResourceManagerString(display) else { return nil }
        return DisplayScale.configuredDotsPerInch(resources: String(cString: resources))
    }
}
