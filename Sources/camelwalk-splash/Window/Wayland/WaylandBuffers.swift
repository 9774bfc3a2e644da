import CWayland
import CamelAnimation
import CamelSDL
import Glibc
import SplashPolicy

/// Two buffers in memory that the compositor shares: one is drawn while it shows the other.
final class WaylandBuffers {
    /// One of the buffers.
    final class Buffer {
        /// The wl_buffer.
        let pointer: OpaquePointer
        /// Where the picture stands in it.
        let surface: Surface
        /// Whether the compositor may still be reading it.
        fileprivate(set) var isBusy = false
        fileprivate let released: () -> Void

        fileprivate init(_ pointer: OpaquePointer, _ surface: Surface, released: @escaping () -> Void) {
            self.pointer = pointer
            self.surface = surface
            self.released = released
            wl_buffer_add_listener(pointer, Buffer.listener, WaylandListener.data(self))
        }

        deinit { wl_buffer_destroy(pointer) }

        private nonisolated(unsafe) static let listener = WaylandListener.make(
            wl_buffer_listener(release: { data, _ in
                guard let buffer = WaylandListener.object(data, as: Buffer.self) else { return }
                buffer.isBusy = false
                buffer.released()
            }))
    }

    private let memory: MappedMemory
    private var buffers: [Buffer] = []

    private static let action = "cannot draw in the window"

    /// Buffers for `layout`, black where the picture is not; `released` is called when one can be drawn in again.
    init(_ layout: SurfaceLayout, sharedMemory: OpaquePointer, released: @escaping () -> Void)
        throws(WindowError)
    {
        let stride = layout.buffer.width * 4
        let size = stride * layout.buffer.height
        // wl_shm counts with 32 bits.
        guard let length = Int32(exactly: 2 * size) else {
            throw WindowError(
                WaylandBuffers.action, "\(layout.buffer.width)x\(layout.buffer.height) is too large")
        }
        guard let memory = MappedMemory(length: length) else {
            throw WindowError(WaylandBuffers.action, "there is no memory to share")
        }
        self.memory = memory
        let descriptor = memory.takeDescriptor()
        defer { close(descriptor) }
        guard let pool = wl_shm_create_pool(sharedMemory, descriptor, length) else {
            throw WindowError(WaylandBuffers.action, "there is no memory")
        }
        defer { wl_shm_pool_destroy(pool) }
        for index in 0..<2 {
            let pointer = wl_shm_pool_create_buffer(
                pool, Int32(index * size), Int32(layout.buffer.width), Int32(layout.buffer.height),
                Int32(stride),
                WL_SHM_FORMAT_XRGB8888.rawValue)
            guard let pointer else { throw WindowError(WaylandBuffers.action, "there is no memory") }
            let place = layout.picture
            let surface = Surface(
                borrowing: memory.start + index * size + place.y * stride + place.x * 4, size: place.size,
                pitch: stride)
            buffers.append(Buffer(pointer, surface, released: released))
        }
    }

    // Before the memory that they are in.
    deinit { buffers = [] }

    /// A buffer to draw in and show; nil if the compositor has not given one back yet.
    func take() -> Buffer? {
        guard let buffer = buffers.first(where: { !$0.isBusy }) else { return nil }
        buffer.isBusy = true
        return buffer
    }
}
