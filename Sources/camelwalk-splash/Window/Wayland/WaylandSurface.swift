import CWayland
import CamelAnimation
import CamelSDL
import SplashPolicy

/// A surface with the role of a window: over everything, in the middle, without the keyboard, where the compositor has
/// layer-shell; a plain window elsewhere. Its owner keeps it until `destroy`.
final class WaylandSurface {
    private enum Role {
        case layer(OpaquePointer)
        case window(OpaquePointer, toplevel: OpaquePointer)
    }

    private let surface: OpaquePointer
    private let role: Role
    private let viewport: OpaquePointer?
    private let fractionalScale: OpaquePointer?
    private var frame: OpaquePointer?
    /// The outputs that it is on, each a wl_output.
    private(set) var entered: Set<OpaquePointer> = []
    /// What the compositor prefers, as `SurfaceSurroundings` has it.
    private(set) var preferredScale: Int?
    private(set) var preferredWholeScale: Int?
    /// The size that the compositor imposes, in units of surfaces, or nil.
    private(set) var imposed: PixelSize?
    private var nextImposed: PixelSize?
    /// Whether it may be drawn in.
    private(set) var isConfigured = false
    /// Whether the compositor has taken it away for good.
    private(set) var isGone = false
    /// Is called when any of this has changed.
    var changed: () -> Void = {}
    /// Is called when the user closes the window.
    var closed: () -> Void = {}

    /// Makes it, invisible, `size` units large.
    init(_ globals: WaylandGlobals, size: PixelSize, title: String) throws(WindowError) {
        guard let compositor = globals.compositor, let surface = wl_compositor_create_surface(compositor)
        else {
            throw WindowError("cannot open a window", "the Wayland compositor has no surfaces")
        }
        self.surface = surface
        viewport = globals.viewporter.flatMap { wp_viewporter_get_viewport($0, surface) }
        fractionalScale = globals.fractionalScale.flatMap {
            wp_fractional_scale_manager_v1_get_fractional_scale($0, surface)
        }
        role = try WaylandSurface.role(of: surface, globals, size, title)
        listen()
        wl_surface_commit(surface)
    }

    /// Whether the keyboard may come to it.
    var takesKeyboard: Bool { if case .window = role { true } else { false } }

    /// Whether a surface may have any number of pixels.
    var takesFractions: Bool { viewport != nil }

    private static func role(
        of surface: OpaquePointer, _ globals: WaylandGlobals, _ size: PixelSize, _ title: String
    ) throws(WindowError) -> Role {
        if let shell = globals.layerShell,
            let layer = zwlr_layer_shell_v1_get_layer_surface(
                shell, surface, nil, ZWLR_LAYER_SHELL_V1_LAYER_OVERLAY.rawValue, title)
        {
            zwlr_layer_surface_v1_set_size(layer, UInt32(size.width), UInt32(size.height))
            // In the middle of the whole output, panels or not.
            zwlr_layer_surface_v1_set_anchor(layer, 0)
            zwlr_layer_surface_v1_set_exclusive_zone(layer, -1)
            zwlr_layer_surface_v1_set_keyboard_interactivity(
                layer, ZWLR_LAYER_SURFACE_V1_KEYBOARD_INTERACTIVITY_NONE.rawValue)
            return .layer(layer)
        }
        guard let manager = globals.windowManager,
            let window = xdg_wm_base_get_xdg_surface(manager, surface),
            let toplevel = xdg_surface_get_toplevel(window)
        else { throw WindowError("cannot open a window", "the Wayland compositor has no windows") }
        xdg_toplevel_set_title(toplevel, title)
        xdg_toplevel_set_app_id(toplevel, title)
        // What cannot be resized floats where windows are tiled.
        xdg_toplevel_set_min_size(toplevel, Int32(size.width), Int32(size.height))
        xdg_toplevel_set_max_size(toplevel, Int32(size.width), Int32(size.height))
        return .window(window, toplevel: toplevel)
    }

    private func listen() {
        let data = WaylandListener.data(self)
        wl_surface_add_listener(surface, WaylandSurface.surfaceListener, data)
        if let fractionalScale {
            wp_fractional_scale_v1_add_listener(fractionalScale, WaylandSurface.scaleListener, data)
        }
        switch role {
        case .layer(let layer): zwlr_layer_surface_v1_add_listener(layer, WaylandSurface.layerListener, data)
        case .window(let window, let toplevel):
            xdg_surface_add_listener(window, WaylandSurface.windowListener, data)
            xdg_toplevel_add_listener(toplevel, WaylandSurface.toplevelListener, data)
        }
    }

    /// Whether the compositor wants a new picture: it shows the last one.
    var isShown: Bool { frame == nil }

    /// Shows a buffer that has been drawn.
    func show(_ buffer: OpaquePointer, _ layout: SurfaceLayout) {
        if let viewport {
            wp_viewport_set_destination(
                viewport, Int32(layout.surface.width), Int32(layout.surface.height))
        } else if wl_surface_get_version(surface) >= WL_SURFACE_SET_BUFFER_SCALE_SINCE_VERSION {
            wl_surface_set_buffer_scale(surface, Int32(layout.scale.wholeValue))
        }
        wl_surface_attach(surface, buffer, 0, 0)
        wl_surface_damage(surface, 0, 0, .max, .max)
        frame = wl_surface_frame(surface)
        if let frame {
            wl_callback_add_listener(frame, WaylandSurface.frameListener, WaylandListener.data(self))
        }
        wl_surface_commit(surface)
    }

    /// An output is no more. What layer-shell has put on it goes with it, and sway 1.10 does not say that it is closed.
    func lose(_ output: OpaquePointer) {
        guard entered.remove(output) != nil, entered.isEmpty, case .layer = role else { return }
        isGone = true
    }

    /// Takes it away.
    func destroy() {
        if let frame { wl_callback_destroy(frame) }
        if let fractionalScale { wp_fractional_scale_v1_destroy(fractionalScale) }
        if let viewport { wp_viewport_destroy(viewport) }
        switch role {
        case .layer(let layer): zwlr_layer_surface_v1_destroy(layer)
        case .window(let window, let toplevel):
            xdg_toplevel_destroy(toplevel)
            xdg_surface_destroy(window)
        }
        wl_surface_destroy(surface)
    }
}

/// What the compositor says.
extension WaylandSurface {
    private static func surface(_ data: UnsafeMutableRawPointer?) -> WaylandSurface? {
        WaylandListener.object(data, as: WaylandSurface.self)
    }

    private func change(_ body: (WaylandSurface) -> Void) {
        body(self)
        changed()
    }

    private nonisolated(unsafe) static let frameListener = WaylandListener.make(
        wl_callback_listener(done: { data, callback, _ in
            wl_callback_destroy(callback)
            surface(data)?.change { $0.frame = nil }
        }))

    private nonisolated(unsafe) static let surfaceListener = WaylandListener.make(
        wl_surface_listener(
            enter: { data, _, output in
                guard let output else { return }
                surface(data)?.change { $0.entered.insert(output) }
            },
            leave: { data, _, output in
                guard let output else { return }
                surface(data)?.change { $0.entered.remove(output) }
            },
            preferred_buffer_scale: { data, _, factor in
                surface(data)?.change { $0.preferredWholeScale = Int(factor) }
            },
            preferred_buffer_transform: { _, _, _ in }))

    private nonisolated(unsafe) static let scaleListener = WaylandListener.make(
        wp_fractional_scale_v1_listener(preferred_scale: { data, _, scale in
            surface(data)?.change { $0.preferredScale = Int(scale) }
        }))

    private nonisolated(unsafe) static let layerListener = WaylandListener.make(
        zwlr_layer_surface_v1_listener(
            configure: { data, layer, serial, _, _ in
                zwlr_layer_surface_v1_ack_configure(layer, serial)
                surface(data)?.change { $0.isConfigured = true }
            },
            closed: { data, _ in surface(data)?.change { $0.isGone = true } }))

    private nonisolated(unsafe) static let windowListener = WaylandListener.make(
        xdg_surface_listener(configure: { data, window, serial in
            xdg_surface_ack_configure(window, serial)
            surface(data)?.change { surface in
                surface.isConfigured = true
                surface.imposed = surface.nextImposed
            }
        }))

    /// The states of a window that leave no choice of its size: maximized, fullscreen, tiled to any side.
    private static let imposingStates: Set<UInt32> = [1, 2, 5, 6, 7, 8]
    /// More than any display has.
    private static let maximumUnits: Int32 = 16_384

    private nonisolated(unsafe) static let toplevelListener = WaylandListener.make(
        xdg_toplevel_listener(
            configure: { data, _, width, height, states in
                let isImposed = states.map { holds($0.pointee, imposingStates) } ?? false
                let isSize = (1...maximumUnits).contains(width) && (1...maximumUnits).contains(height)
                let size = PixelSize(width: Int(width), height: Int(height))
                surface(data)?.nextImposed = isImposed && isSize ? size : nil
            },
            close: { data, _ in surface(data)?.closed() },
            configure_bounds: nil, wm_capabilities: nil))

    /// Whether an array of 32-bit numbers has one of these.
    private static func holds(_ array: wl_array, _ numbers: Set<UInt32>) -> Bool {
        guard let start = array.data else { return false }
        let bytes = UnsafeRawBufferPointer(start: start, count: array.size)
        return bytes.bindMemory(to: UInt32.self).contains { numbers.contains($0) }
    }
}
