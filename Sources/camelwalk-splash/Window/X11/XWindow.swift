import CXCB
import CamelAnimation
import CamelSDL
import Glibc
import POSIX
import SplashPolicy
import X11Replies

/// A window of the X server's that is a splash: in the middle of its monitor, without decoration, not in the taskbar, and
/// never with the keyboard, with or without a window manager.
struct XWindow {
    let identifier: xcb_window_t
    private let display: XDisplay
    private let atoms: XAtoms
    private let visual: XVisual
    private let context: xcb_gcontext_t

    /// What the server is to tell of it.
    private static let events =
        XCB_EVENT_MASK_EXPOSURE.rawValue | XCB_EVENT_MASK_BUTTON_PRESS.rawValue
        | XCB_EVENT_MASK_KEY_PRESS.rawValue | XCB_EVENT_MASK_STRUCTURE_NOTIFY.rawValue
        | XCB_EVENT_MASK_VISIBILITY_CHANGE.rawValue | XCB_EVENT_MASK_PROPERTY_CHANGE.rawValue

    /// Makes the window, invisible, without waiting for the server.
    init(_ display: XDisplay, _ atoms: XAtoms, place: PixelRectangle, title: String) throws(WindowError) {
        self.display = display
        self.atoms = atoms
        visual = try XVisual(display)
        identifier = xcb_generate_id(display.connection)
        context = xcb_generate_id(display.connection)
        let colormap = visual.colormap(display)
        // Without a background nothing but the picture is ever seen, not even for a moment.
        let values = [XCB_BACK_PIXMAP_NONE.rawValue, 0, XWindow.events, colormap]
        xcb_create_window(
            display.connection, visual.depth, identifier, display.screen.root, Int16(clamping: place.x),
            Int16(clamping: place.y), UInt16(clamping: place.size.width), UInt16(clamping: place.size.height),
            0, UInt16(XCB_WINDOW_CLASS_INPUT_OUTPUT.rawValue), visual.identifier,
            XCB_CW_BACK_PIXMAP.rawValue | XCB_CW_BORDER_PIXEL.rawValue | XCB_CW_EVENT_MASK.rawValue
                | XCB_CW_COLORMAP.rawValue, values)
        xcb_create_gc(display.connection, context, identifier, 0, nil)
        describe(title: title)
        fix(place)
        refuseFocus()
    }

    private func describe(title: String) {
        let string = XCB_ATOM_STRING.rawValue
        set(XCB_ATOM_WM_NAME.rawValue, type: string, title)
        set(atoms[.name], type: atoms[.utf8], title)
        set(XCB_ATOM_WM_CLASS.rawValue, type: string, "\(title)\0\(title)\0")
        set(atoms[.process], type: XCB_ATOM_CARDINAL.rawValue, [UInt32(bitPattern: getpid())])
        set(XCB_ATOM_WM_CLIENT_MACHINE.rawValue, type: string, bytes: HostName.current()?.bytes ?? [])
        set(atoms[.windowType], type: XCB_ATOM_ATOM.rawValue, [atoms[.splash]])
        set(atoms[.state], type: XCB_ATOM_ATOM.rawValue, [atoms[.skipTaskbar], atoms[.skipPager]])
        // Flags: decorations; of these, none (MwmUtil.h).
        set(atoms[.motifHints], type: atoms[.motifHints], [2, 0, 0, 0, 0])
    }

    /// Place and size are to stay as they are (ICCCM, section 4.1.2.3: USPosition, PMinSize, PMaxSize).
    private func fix(_ place: PixelRectangle) {
        let x = UInt32(bitPattern: Int32(clamping: place.x))
        let y = UInt32(bitPattern: Int32(clamping: place.y))
        let (width, height) = (UInt32(clamping: place.size.width), UInt32(clamping: place.size.height))
        let flags: UInt32 = 1 << 0 | 1 << 4 | 1 << 5
        set(
            XCB_ATOM_WM_NORMAL_HINTS.rawValue, type: XCB_ATOM_WM_SIZE_HINTS.rawValue,
            [flags, x, y, width, height, width, height, width, height, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    private func refuseFocus() {
        // Flags: InputHint; its value is no.
        set(XCB_ATOM_WM_HINTS.rawValue, type: XCB_ATOM_WM_HINTS.rawValue, [1, 0, 0, 0, 0, 0, 0, 0, 0])
        // Without WM_TAKE_FOCUS the client does not ask for it either.
        set(atoms[.protocols], type: XCB_ATOM_ATOM.rawValue, [atoms[.deleteWindow], atoms[.ping]])
        // Nobody asked for this window: it is not to be activated when it appears.
        set(atoms[.userTime], type: XCB_ATOM_CARDINAL.rawValue, [0])
    }

    private func set(_ property: XAtomNumber, type: XAtomNumber, _ values: [UInt32]) {
        display.set(property, of: identifier, type: type, values)
    }

    private func set(_ property: XAtomNumber, type: XAtomNumber, _ text: String) {
        set(property, type: type, bytes: Array(text.utf8))
    }

    private func set(_ property: XAtomNumber, type: XAtomNumber, bytes: [UInt8]) {
        display.set(property, of: identifier, type: type, bytes: bytes)
    }

    func map() throws(WindowError) {
        xcb_map_window(display.connection, identifier)
        try display.flush()
    }

    /// Asks for the window to be where it was made.
    func move(to place: PixelRectangle) {
        let corner = [place.x, place.y].map { UInt32(bitPattern: Int32(clamping: $0)) }
        xcb_configure_window(
            display.connection, identifier,
            UInt16(XCB_CONFIG_WINDOW_X.rawValue | XCB_CONFIG_WINDOW_Y.rawValue), corner)
    }

    /// Takes the window away, and waits until that is done (ICCCM, section 4.1.4).
    func withdraw() {
        xcb_unmap_window(display.connection, identifier)
        var event = xcb_unmap_notify_event_t()
        event.response_type = UInt8(XCB_UNMAP_NOTIFY)
        event.event = display.screen.root
        event.window = identifier
        send(event)
        display.synchronize()
    }

    /// Answers a window manager that asks whether anybody is there.
    func answer(ping message: xcb_client_message_event_t) {
        var answer = message
        answer.window = display.screen.root
        send(answer)
    }

    /// Sends an event to the root window, where window managers listen.
    private func send<Event>(_ event: Event) {
        // An event has 32 bytes, whatever is used of it.
        var bytes = [CChar](repeating: 0, count: 32)
        bytes.withUnsafeMutableBytes { target in
            withUnsafeBytes(of: event) {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(32)))
            }
        }
        let mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY.rawValue | XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT.rawValue
        xcb_send_event(display.connection, 0, display.screen.root, mask, bytes)
    }

    /// Draws rows of pixels as `visual` has them in the window or its backdrop, the first one at (`x`, `y`).
    func put(
        _ bytes: UnsafeRawBufferPointer, on drawable: xcb_drawable_t, x: Int, y: Int, size: PixelSize
    ) {
        xcb_put_image(
            display.connection, UInt8(XCB_IMAGE_FORMAT_Z_PIXMAP.rawValue), drawable, context,
            UInt16(clamping: size.width), UInt16(clamping: size.height), Int16(clamping: x),
            Int16(clamping: y), 0,
            visual.depth, UInt32(clamping: bytes.count),
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }

    /// Makes an empty picture for the server to keep.
    func makeBackdrop(_ size: PixelSize) -> xcb_pixmap_t {
        let pixmap = xcb_generate_id(display.connection)
        xcb_create_pixmap(
            display.connection, visual.depth, pixmap, identifier, UInt16(clamping: size.width),
            UInt16(clamping: size.height))
        return pixmap
    }

    /// Shows a part of a backdrop, and that backdrop wherever the window is uncovered from now on.
    func show(_ backdrop: xcb_pixmap_t, _ region: PixelRectangle) {
        xcb_change_window_attributes(
            display.connection, identifier, XCB_CW_BACK_PIXMAP.rawValue, [backdrop])
        xcb_clear_area(
            display.connection, 0, identifier, Int16(clamping: region.x), Int16(clamping: region.y),
            UInt16(clamping: region.size.width), UInt16(clamping: region.size.height))
    }

    /// Lets go of a backdrop. The window has no background again.
    func remove(_ backdrop: xcb_pixmap_t) {
        xcb_change_window_attributes(
            display.connection, identifier, XCB_CW_BACK_PIXMAP.rawValue, [XCB_BACK_PIXMAP_NONE.rawValue])
        xcb_free_pixmap(display.connection, backdrop)
    }

    /// Draws a whole picture that the server shares.
    func put(_ picture: XSharedPictures.Picture, of pictures: XSharedPictures) {
        let size = picture.surface.size
        camelwalk_put_shared(
            display.connection, pictures.segment, UInt32(picture.offset), identifier, context,
            UInt16(clamping: size.width), UInt16(clamping: size.height), visual.depth)
    }

    /// How the server lays out the window's pixels.
    var encoding: PixelEncoding { visual.encoding }
}
