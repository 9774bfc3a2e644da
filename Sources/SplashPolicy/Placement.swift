public import CamelAnimation

/// Where the window goes.
public enum Placement {
    /// The monitor that holds the point, or else the first one; nil if there is none.
    public static func monitor(
        holding point: (x: Int, y: Int), of monitors: [PixelRectangle]
    ) -> PixelRectangle? {
        monitors.first { monitor in
            (monitor.x..<monitor.x + monitor.size.width).contains(point.x)
                && (monitor.y..<monitor.y + monitor.size.height).contains(point.y)
        } ?? monitors.first
    }

    /// Pixels by which a frame shifts what is in it.
    private static let frame = 48

    /// Whether a window manager has put a window's corner (`x`, `y`) to another place than `wanted`, and not just a frame
    /// around it.
    public static func isElsewhere(x: Int, y: Int, than wanted: PixelRectangle) -> Bool {
        abs(x - wanted.x) > frame || abs(y - wanted.y) > frame
    }

    /// The rectangle of a window of `size`, centred on `monitor`. A window that would fill more than nine
    /// tenths of the monitor either way is made smaller, in proportion.
    public static func window(of size: PixelSize, on monitor: PixelRectangle) -> PixelRectangle {
        let room = 0.9
        let factor = min(
            1, room * Double(monitor.size.width) / Double(size.width),
            room * Double(monitor.size.height) / Double(size.height))
        let fitted = factor < 1 ? size.scaled(by: factor) : size
        return PixelRectangle(
            x: monitor.x + (monitor.size.width - fitted.width) / 2,
            y: monitor.y + (monitor.size.height - fitted.height) / 2,
            size: fitted)
    }
}
