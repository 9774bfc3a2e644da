import CXCB
import CamelAnimation
import Glibc
import SplashPolicy

/// What a window must know of the server before it is made: two answers are waited for in all.
struct XSurroundings {
    let atoms: XAtoms
    /// The monitor that the pointer is on.
    let monitor: PixelRectangle
    /// Pixels for each pixel of a picture drawn for 96 dots per inch.
    let factor: Double
    /// The key codes of Escape.
    let escapeKeys: Set<UInt8>

    // More than any desk has.
    private static let maximumMonitors = 64

    init(_ display: XDisplay) throws(WindowError) {
        let connection = display.connection
        let root = display.screen.root
        camelwalk_prefetch_monitors(connection)
        let atoms = XAtoms.Request(display)
        let resources = display.ask(
            XCB_ATOM_RESOURCE_MANAGER.rawValue, of: display.firstRoot, type: XCB_ATOM_STRING.rawValue)
        let pointer = xcb_query_pointer(connection, root)
        let firstKey = display.setup.pointee.min_keycode
        let keys = xcb_get_keyboard_mapping(
            connection, firstKey, display.setup.pointee.max_keycode &- firstKey &+ 1)
        // The answer that is waited for comes after the others, which cost no wait then.
        let monitors = camelwalk_ask_monitors(connection, root)
        self.atoms = XAtoms(atoms, display)
        escapeKeys = XSurroundings.escapeKeys(keys, display)
        let place = XSurroundings.place(pointer, display)
        let screen = display.screen
        let found = XSurroundings.monitors(monitors, display)
        let whole = PixelRectangle(
            x: 0, y: 0,
            size: PixelSize(width: Int(screen.width_in_pixels), height: Int(screen.height_in_pixels)))
        let monitor = Placement.monitor(holding: place, of: found.map(\.place)) ?? whole
        let physical = found.first { $0.place == monitor }?.dotsPerInch
        self.monitor = monitor
        factor = DisplayScale.factor(
            configured: DisplayScale.configuredDotsPerInch(
                resources: String(decoding: display.bytes(resources, format: 8), as: UTF8.self)),
            physical: [physical, XSurroundings.dotsPerInch(screen)].compactMap { $0 }.max())
        try display.flush()
    }

    private static func place(_ request: xcb_query_pointer_cookie_t, _ display: XDisplay) -> (
        x: Int, y: Int
    ) {
        guard let reply = xcb_query_pointer_reply(display.connection, request, nil) else { return (0, 0) }
        defer { free(reply) }
        return (Int(reply.pointee.root_x), Int(reply.pointee.root_y))
    }

    private static func escapeKeys(
        _ request: xcb_get_keyboard_mapping_cookie_t, _ display: XDisplay
    ) -> Set<UInt8> {
        let escape: xcb_keysym_t = 0xFF1B
        guard let reply = xcb_get_keyboard_mapping_reply(display.connection, request, nil) else { return [] }
        defer { free(reply) }
        let perKey = max(1, Int(reply.pointee.keysyms_per_keycode))
        let symbols = UnsafeBufferPointer(
            start: xcb_get_keyboard_mapping_keysyms(reply), count: Int(reply.pointee.length))
        let keys = symbols.indices.filter { symbols[$0] == escape }
        return Set(keys.map { display.setup.pointee.min_keycode &+ UInt8(truncatingIfNeeded: $0 / perKey) })
    }

    /// A monitor, and the dots per inch along its diagonal; nil if nobody knows.
    private struct Monitor {
        let place: PixelRectangle
        let dotsPerInch: Double?

        init(_ monitor: camelwalk_monitor) {
            let width = Double(monitor.width)
            let height = Double(monitor.height)
            place = PixelRectangle(
                x: Int(monitor.x), y: Int(monitor.y),
                size: PixelSize(width: Int(monitor.width), height: Int(monitor.height)))
            let millimetres = hypot(Double(monitor.width_millimetres), Double(monitor.height_millimetres))
            dotsPerInch = millimetres > 0 ? hypot(width, height) * 25.4 / millimetres : nil
        }
    }

    private static func monitors(_ request: UInt32, _ display: XDisplay) -> [Monitor] {
        guard request != 0 else { return [] }
        let monitors = [camelwalk_monitor](unsafeUninitializedCapacity: maximumMonitors) { buffer, count in
            count = Int(
                camelwalk_monitors(
                    display.connection, request, buffer.baseAddress, Int32(maximumMonitors)))
        }
        return monitors.filter { $0.width > 0 && $0.height > 0 }.map { Monitor($0) }
    }

    /// What the whole screen's size comes to: 96 unless somebody has said otherwise.
    private static func dotsPerInch(_ screen: xcb_screen_t) -> Double? {
        guard screen.width_in_millimeters > 0 else { return nil }
        return Double(screen.width_in_pixels) * 25.4 / Double(screen.width_in_millimeters)
    }
}
