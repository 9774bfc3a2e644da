import CXCB
import CamelAnimation
import Glibc
import POSIX
import SplashPolicy
import X11Replies

/// What a window must know of the server before it is made. Two answers are waited for in all; a third one only if there is
/// a settings manager, or if the server is too old to know of monitors.
struct XSurroundings {
    let atoms: XAtoms
    /// The monitor that the pointer is on.
    let monitor: PixelRectangle
    /// Who knows of the monitors.
    let monitorSource: XMonitors.Source
    /// Pixels for each pixel of a picture drawn for 96 dots per inch.
    let scale: DisplayScale
    /// The key codes of Escape.
    let escapeKeys: Set<UInt8>

    /// What is asked before anything is known.
    private struct Questions {
        let atoms: XAtoms.Request
        let resources: xcb_get_property_cookie_t
        let pointer: xcb_query_pointer_cookie_t
        let keys: xcb_get_keyboard_mapping_cookie_t

        init(_ display: XDisplay) {
            XMonitors.Request.prefetch(display)
            atoms = XAtoms.Request(display)
            resources = display.ask(
                XCB_ATOM_RESOURCE_MANAGER.rawValue, of: display.firstRoot, type: XCB_ATOM_STRING.rawValue)
            pointer = xcb_query_pointer(display.connection, display.screen.root)
            let firstKey = display.setup.pointee.min_keycode
            keys = xcb_get_keyboard_mapping(
                display.connection, firstKey, display.setup.pointee.max_keycode &- firstKey &+ 1)
        }
    }

    init(_ display: XDisplay) throws(WindowError) {
        let questions = Questions(display)
        // The answer that is waited for comes after the others, which cost no wait then.
        let request = try display.timed { XMonitors.Request(display) }
        let atoms = XAtoms(questions.atoms, display.connection)
        let manager = xcb_get_selection_owner(display.connection, atoms[.settingsManager])
        let settings = try display.timed { XSurroundings.ask(manager, atoms, display) }
        let monitors = XMonitors(request, display)
        let place = XSurroundings.place(questions.pointer, display)
        let monitor = Placement.monitor(holding: place, of: monitors.all.map(\.place)) ?? display.screenPlace
        let physical = monitors.all.first { $0.place == monitor }?.dotsPerInch
        var hints = XSurroundings.hints(questions.resources, settings, display)
        hints.physical = [physical, XSurroundings.dotsPerInch(display.screen)].compactMap { $0 }.max()
        self.atoms = atoms
        self.monitor = monitor
        monitorSource = monitors.source
        scale = DisplayScale(hints)
        escapeKeys = XSurroundings.escapeKeys(questions.keys, display)
        try display.flush()
    }

    /// What the user and the desktop say of the scale. Waits for the answers.
    private static func hints(
        _ resources: xcb_get_property_cookie_t, _ settings: xcb_get_property_cookie_t?, _ display: XDisplay
    ) -> DisplayScale.Hints {
        var hints = DisplayScale.Hints()
        hints.gtkVariable = SplashEnvironment.value(of: "GDK_SCALE")?.description
        hints.qtVariable = SplashEnvironment.value(of: "QT_SCALE_FACTOR")?.description
        hints.resources = String(decoding: display.bytes(resources, format: 8), as: UTF8.self)
        if let settings { hints.settings = XSettings(property: display.bytes(settings, format: 8)) }
        return hints
    }

    /// Asks for the settings of the desktop, if it has a manager of them. Waits for the answer who that is.
    private static func ask(
        _ manager: xcb_get_selection_owner_cookie_t, _ atoms: XAtoms, _ display: XDisplay
    ) -> xcb_get_property_cookie_t? {
        guard let reply = xcb_get_selection_owner_reply(display.connection, manager, nil) else { return nil }
        defer { free(reply) }
        let (owner, settings) = (reply.pointee.owner, atoms[.settings])
        return owner == 0 ? nil : display.ask(settings, of: owner, type: settings)
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

    /// What the whole screen's size comes to: 96 unless somebody has said otherwise.
    private static func dotsPerInch(_ screen: xcb_screen_t) -> Double? {
        guard screen.width_in_millimeters > 0 else { return nil }
        return Double(screen.width_in_pixels) * 25.4 / Double(screen.width_in_millimeters)
    }
}
