import CWayland
import CamelAnimation
import CamelSDL
import POSIX
import SplashPolicy
import SplashMedia

/// A window of a Wayland compositor, of plain memory: SDL opens no display, and nothing loads OpenGL.
final class WaylandWindow: SplashWindow {
    private let connection: WaylandConnection
    private let globals: WaylandGlobals
    private let queue: EventQueue
    private let title: String
    /// Units of surfaces, where there is room.
    private let natural: PixelSize
    private let room: PixelSize?
    let driver: String
    private var surface: WaylandSurface?
    private var layout: SurfaceLayout
    private var buffers: WaylandBuffers?
    /// Those that the compositor may be showing until it has others.
    private var retired: WaylandBuffers?
    private var events: [SplashWindowEvent] = []
    private var isChanged = false
    /// Whether something was to be drawn when that could not be done.
    private var isLate = false
    private var surfaceCount = 0

    /// Where the compositor takes away one window after the other, this is enough.
    private static let maximumSurfaces = 8

    /// Makes the window, invisible, for a picture of `size` at 96 dots per inch times the display's own factor.
    init(size: PixelSize, title: String, queue: EventQueue) throws(WindowError) {
        self.queue = queue
        self.title = title
        natural = size
        connection = try WaylandConnection()
        globals = try WaylandGlobals(connection)
        driver = "wayland \(globals.shellName ?? "without a shell")"
        var surroundings = SurfaceSurroundings()
        surroundings.outputs = globals.outputs.values.map(\.geometry)
        room = surroundings.room
        layout = SurfaceLayout(natural: size, room: room, imposed: nil, scale: .one)
        try makeSurface()
        try connection.wait(for: "place for a window") {
            surface.map { $0.isConfigured || $0.isGone } ?? true
        }
        layout = newLayout
        globals.outputRemoved = { [weak self] in self?.surface?.lose($0) }
        globals.changed = { [weak self] in
            self?.isChanged = true
            self?.hearSeats()
        }
        hearSeats()
    }

    var size: PixelSize { layout.picture.size }
    /// What nobody sees is not drawn, since the compositor does not ask for it.
    var isSeen: Bool { true }
    var isFar: Bool { false }

    func needsSDL() -> Bool { false }

    func handOver() {}

    private func makeSurface() throws(WindowError) {
        let surface = try WaylandSurface(globals, size: layout.surface, title: title)
        surface.changed = { [weak self] in self?.isChanged = true }
        surface.closed = { [weak self] in self?.events.append(.closed) }
        self.surface = surface
        surfaceCount += 1
    }

    private func hearSeats() {
        for seat in globals.seats.values {
            seat.hear(keyboard: surface?.takesKeyboard ?? false) { [weak self] in self?.events.append($0) }
        }
    }

    /// The layout by what is known now.
    private var newLayout: SurfaceLayout {
        var surroundings = SurfaceSurroundings()
        surroundings.takesFractions = surface?.takesFractions ?? false
        surroundings.preferred = surface?.preferredScale
        surroundings.preferredWhole = surface?.preferredWholeScale
        surroundings.outputs = globals.outputs.values.map(\.geometry)
        let entered = surface?.entered ?? []
        surroundings.entered = globals.outputs.values.filter { entered.contains($0.pointer) }.map(\.geometry)
        return SurfaceLayout(
            natural: natural, room: room, imposed: surface?.imposed, scale: surroundings.scale)
    }

    func show(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        try draw(frame, caption)
        // Of a surface that nobody sees, on a locked screen for one, nothing more is heard.
        let deadline = MonotonicClock.nanoseconds() + 333_000_000
        while let surface, !surface.isShown, !surface.isGone, MonotonicClock.nanoseconds() < deadline {
            try connection.wait(until: deadline)
        }
        try settle()
    }

    func draw(_ frame: Surface, _ caption: Caption?) throws(WindowError) {
        guard let surface, surface.isConfigured, surface.isShown, let buffer = try freeBuffer() else {
            isLate = true
            return
        }
        isLate = false
        buffer.surface.compose(frame, caption, at: MonotonicClock.nanoseconds())
        surface.show(buffer.pointer, layout)
        retired = nil
        try connection.flush()
    }

    private func freeBuffer() throws(WindowError) -> WaylandBuffers.Buffer? {
        if let buffers { return buffers.take() }
        guard let sharedMemory = globals.sharedMemory else {
            throw WindowError("cannot draw in the window", "the Wayland compositor shares no memory")
        }
        let made = try WaylandBuffers(layout, sharedMemory: sharedMemory) { [weak self] in
            self?.isChanged = true
        }
        buffers = made
        return made.take()
    }

    func wait(until deadline: Int64) throws(WindowError) -> [SplashWindowEvent] {
        if events.isEmpty { try connection.wait(until: deadline, waker: queue.arrivals) }
        try settle()
        defer { events = [] }
        return events
    }

    /// Does what follows from what the compositor has said.
    private func settle() throws(WindowError) {
        guard isChanged else { return }
        isChanged = false
        if surface?.isGone == true { forgetSurface() }
        if surface == nil { try replaceSurface() }
        let new = newLayout
        if new != layout {
            events.append(new.picture.size == layout.picture.size ? .exposed : .resized)
            layout = new
            retireBuffers()
        } else if isLate, surface?.isShown == true {
            events.append(.exposed)
        }
    }

    private func forgetSurface() {
        surface?.destroy()
        surface = nil
        isLate = true
        retireBuffers()
    }

    /// Shows it once more, on an output that is left.
    private func replaceSurface() throws(WindowError) {
        guard !globals.outputs.isEmpty, surfaceCount < WaylandWindow.maximumSurfaces else { return }
        try makeSurface()
        try connection.flush()
    }

    private func retireBuffers() {
        if buffers != nil { retired = buffers }
        buffers = nil
    }

    func hide() {
        surface?.destroy()
        surface = nil
        _ = try? connection.flush()
    }
}
