import CWayland
import Glibc
import SplashPolicy

/// A user's pointer and keyboard. Its owner keeps it until `destroy`.
final class WaylandSeat {
    private let pointer: OpaquePointer
    private let changed: () -> Void
    private var capabilities: UInt32 = 0
    private var mouse: OpaquePointer?
    private var keyboard: OpaquePointer?
    /// Is called with what the user does in the window.
    private var report: (SplashWindowEvent) -> Void = { _ in }

    /// Listens to a wl_seat of version 1; `changed` is called when it has other devices than before.
    init(_ pointer: OpaquePointer, changed: @escaping () -> Void) {
        self.pointer = pointer
        self.changed = changed
        wl_seat_add_listener(pointer, WaylandSeat.listener, WaylandListener.data(self))
    }

    /// Hears the pointer, and the keyboard where that is wanted; of devices that are gone it lets go.
    func hear(keyboard isWanted: Bool, _ report: @escaping (SplashWindowEvent) -> Void) {
        self.report = report
        if has(WL_SEAT_CAPABILITY_POINTER) { hearMouse() } else { forgetMouse() }
        if isWanted, has(WL_SEAT_CAPABILITY_KEYBOARD) { hearKeyboard() } else { forgetKeyboard() }
    }

    /// It is gone.
    func destroy() {
        forgetMouse()
        forgetKeyboard()
        wl_seat_destroy(pointer)
    }

    private func has(_ capability: wl_seat_capability) -> Bool { capabilities & capability.rawValue != 0 }

    private func hearMouse() {
        guard mouse == nil, let mouse = wl_seat_get_pointer(pointer) else { return }
        self.mouse = mouse
        wl_pointer_add_listener(mouse, WaylandSeat.mouseListener, WaylandListener.data(self))
    }

    private func forgetMouse() {
        if let mouse { wl_pointer_destroy(mouse) }
        mouse = nil
    }

    private func hearKeyboard() {
        guard keyboard == nil, let keyboard = wl_seat_get_keyboard(pointer) else { return }
        self.keyboard = keyboard
        wl_keyboard_add_listener(keyboard, WaylandSeat.keyboardListener, WaylandListener.data(self))
    }

    private func forgetKeyboard() {
        if let keyboard { wl_keyboard_destroy(keyboard) }
        keyboard = nil
    }

    private static func seat(_ data: UnsafeMutableRawPointer?) -> WaylandSeat? {
        WaylandListener.object(data, as: WaylandSeat.self)
    }

    private nonisolated(unsafe) static let listener = WaylandListener.make(
        wl_seat_listener(
            capabilities: { data, _, capabilities in
                seat(data)?.capabilities = capabilities
                seat(data)?.changed()
            },
            name: nil))

    private nonisolated(unsafe) static let mouseListener = WaylandListener.make(
        wl_pointer_listener(
            enter: { _, _, _, _, _, _ in },
            leave: { _, _, _, _ in },
            motion: { _, _, _, _, _ in },
            button: { data, _, _, _, _, state in
                if state == WL_POINTER_BUTTON_STATE_PRESSED.rawValue { seat(data)?.report(.click) }
            },
            axis: { _, _, _, _, _ in },
            frame: nil, axis_source: nil, axis_stop: nil, axis_discrete: nil, axis_value120: nil))

    /// Linux's number of the key, which keymaps leave alone (KEY_ESC in linux/input-event-codes.h).
    private static let escapeKey: UInt32 = 1

    private nonisolated(unsafe) static let keyboardListener = WaylandListener.make(
        wl_keyboard_listener(
            keymap: { _, _, _, descriptor, _ in close(descriptor) },
            enter: { _, _, _, _, _ in },
            leave: { _, _, _, _ in },
            key: { data, _, _, _, key, state in
                guard key == escapeKey, state == WL_KEYBOARD_KEY_STATE_PRESSED.rawValue else { return }
                seat(data)?.report(.escape)
            },
            modifiers: { _, _, _, _, _, _, _ in },
            repeat_info: nil))
}
