import CWayland
import CamelAnimation
import SplashPolicy

/// A monitor, as the compositor tells about it. Its owner keeps it until `destroy`.
final class WaylandOutput {
    /// The wl_output.
    let pointer: OpaquePointer
    private var measurement: OpaquePointer?
    /// What is known of it.
    private(set) var geometry = OutputGeometry() {
        didSet { changed() }
    }
    private let changed: () -> Void

    /// Listens to a wl_output of version 1 or 2; `changed` is called when something else is known of it.
    init(_ pointer: OpaquePointer, changed: @escaping () -> Void) {
        self.pointer = pointer
        self.changed = changed
        wl_output_add_listener(pointer, WaylandOutput.listener, WaylandListener.data(self))
    }

    /// Asks how large it is in units of surfaces, if `manager` is there to say so.
    func measure(by manager: OpaquePointer?) {
        guard measurement == nil, let manager,
            let measurement = zxdg_output_manager_v1_get_xdg_output(manager, pointer)
        else { return }
        self.measurement = measurement
        zxdg_output_v1_add_listener(
            measurement, WaylandOutput.measurementListener, WaylandListener.data(self))
    }

    /// It is gone.
    func destroy() {
        if let measurement { zxdg_output_v1_destroy(measurement) }
        wl_output_destroy(pointer)
    }

    private static func output(_ data: UnsafeMutableRawPointer?) -> WaylandOutput? {
        WaylandListener.object(data, as: WaylandOutput.self)
    }

    private nonisolated(unsafe) static let listener = WaylandListener.make(
        wl_output_listener(
            geometry: { data, _, _, _, _, _, _, _, _, transform in
                // Odd ones are quarter turns.
                output(data)?.geometry.isTurned = transform & 1 == 1
            },
            mode: { data, _, flags, width, height, _ in
                guard flags & WL_OUTPUT_MODE_CURRENT.rawValue != 0 else { return }
                output(data)?.geometry.mode = PixelSize(width: Int(width), height: Int(height))
            },
            done: { _, _ in },
            scale: { data, _, factor in output(data)?.geometry.wholeScale = Int(factor) },
            name: nil, description: nil))

    private nonisolated(unsafe) static let measurementListener = WaylandListener.make(
        zxdg_output_v1_listener(
            logical_position: { _, _, _, _ in },
            logical_size: { data, _, width, height in
                output(data)?.geometry.logicalSize = PixelSize(width: Int(width), height: Int(height))
            },
            done: { _, _ in },
            name: { _, _, _ in },
            description: { _, _, _ in }))
}
