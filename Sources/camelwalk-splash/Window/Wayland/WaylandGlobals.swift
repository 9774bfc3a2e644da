import CWayland
import CamelSDL

/// What a Wayland compositor offers, as far as it is of use here. Used on one thread, and kept as long as the connection.
final class WaylandGlobals {
    private let connection: WaylandConnection
    private let registry: OpaquePointer
    /// wl_compositor.
    private(set) var compositor: OpaquePointer?
    /// wl_shm.
    private(set) var sharedMemory: OpaquePointer?
    /// zwlr_layer_shell_v1.
    private(set) var layerShell: OpaquePointer?
    /// xdg_wm_base.
    private(set) var windowManager: OpaquePointer?
    /// wp_viewporter.
    private(set) var viewporter: OpaquePointer?
    /// wp_fractional_scale_manager_v1.
    private(set) var fractionalScale: OpaquePointer?
    private var outputManager: OpaquePointer?
    /// The outputs by their global's name, which is never used twice.
    private(set) var outputs: [UInt32: WaylandOutput] = [:]
    /// The seats by their global's name.
    private(set) var seats: [UInt32: WaylandSeat] = [:]
    /// Is called when an output or a seat comes, goes or changes.
    var changed: () -> Void = {}
    /// Is called when a wl_output is no more, before its pointer may become another's.
    var outputRemoved: (OpaquePointer) -> Void = { _ in }

    /// Asks foreverything that is offered, and waits until it has told about itself.
    init(_ connection: WaylandConnection) throws(WindowError) {
        self.connection = connection
        guard let registry = wl_display_get_registry(connection.display) else {
            throw WindowError("cannot use Wayland", "there is no memory")
        }
        self.registry = registry
        wl_registry_add_listener(registry, WaylandGlobals.registryListener, WaylandListener.data(self))
        // Once for what there is, once for what that says of itself.
        try connection.synchronize()
        for output in outputs.values { output.measure(by: outputManager) }
        try connection.synchronize()
    }

    /// The shell whose windows are shown here, for people; nil if there is none.
    var shellName: String? {
        layerShell != nil ? "layer-shell" : windowManager != nil ? "xdg-shell" : nil
    }

    private nonisolated(unsafe) static let registryListener = WaylandListener.make(
        wl_registry_listener(
            global: { data, _, name, interface, version in
                guard let interface else { return }
                WaylandListener.object(data, as: WaylandGlobals.self)?.add(name, interface, version)
            },
            global_remove: { data, _, name in
                WaylandListener.object(data, as: WaylandGlobals.self)?.remove(name)
            }))

    private func add(_ name: UInt32, _ interface: UnsafePointer<CChar>, _ offered: UInt32) {
        func bind(_ version: UInt32) -> OpaquePointer? {
            camelwalk_wayland_bind(registry, name, interface, offered, version).map { OpaquePointer($0) }
        }
        switch String(cString: interface) {
        case "wl_compositor": compositor = bind(6)
        case "wl_shm": sharedMemory = bind(1)
        case "zwlr_layer_shell_v1": layerShell = bind(1)
        case "xdg_wm_base":
            windowManager = bind(1)
            if let windowManager { xdg_wm_base_add_listener(windowManager, WaylandGlobals.pingListener, nil) }
        case "wp_viewporter": viewporter = bind(1)
        case "wp_fractional_scale_manager_v1": fractionalScale = bind(1)
        case "zxdg_output_manager_v1": outputManager = bind(2)
        case "wl_output":
            guard let output = bind(2).map({ WaylandOutput($0) { [weak self] in self?.changed() } }) else {
                return
            }
            outputs[name] = output
            if let outputManager { output.measure(by: outputManager) }
        case "wl_seat":
            seats[name] = bind(1).map { WaylandSeat($0) { [weak self] in self?.changed() } }
        default: break
        }
    }

    private func remove(_ name: UInt32) {
        if let output = outputs.removeValue(forKey: name) {
            outputRemoved(output.pointer)
            output.destroy()
        }
        seats.removeValue(forKey: name)?.destroy()
        changed()
    }

    private nonisolated(unsafe) static let pingListener = WaylandListener.make(
        xdg_wm_base_listener(ping: { _, windowManager, serial in xdg_wm_base_pong(windowManager, serial) }))
}
