import CX11
import TestSupport

/// A desktop's settings manager (XSETTINGS), as others see it.
final class SettingsManager {
    private let display: OpaquePointer

    /// Publishes numbers on a display's first screen.
    init(_ server: XServer, _ numbers: [(String, Int32)]) {
        guard let display = XOpenDisplay(server.display) else { fatalError("no X connection") }
        self.display = display
        let window = XCreateSimpleWindow(display, XDefaultRootWindow(display), -10, -10, 1, 1, 0, 0, 0)
        let bytes = SettingsManager.property(numbers)
        let name = XInternAtom(display, "_XSETTINGS_SETTINGS", 0)
        XChangeProperty(display, window, name, name, 8, PropModeReplace, bytes, Int32(bytes.count))
        XSetSelectionOwner(display, XInternAtom(display, "_XSETTINGS_S0", 0), window, 0)
        XSync(display, 0)
    }

    deinit { XCloseDisplay(display) }

    private static func property(_ numbers: [(String, Int32)]) -> [UInt8] {
        func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
            withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
        }
        let start = [0, 0, 0, 0] + bytes(UInt32(1)) + bytes(UInt32(numbers.count))
        return numbers.reduce(start) { all, setting in
            let name = [UInt8](setting.0.utf8)
            let padding = [UInt8](repeating: 0, count: -name.count & 3)
            return all + [0, 0] + bytes(UInt16(name.count)) + name + padding + bytes(UInt32(1))
                + bytes(setting.1)
        }
    }
}
