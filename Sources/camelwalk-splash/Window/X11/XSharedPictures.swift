import CXCB
import CamelAnimation
import CamelSDL

/// Two pictures in memory that the X server shares, in the layout of RGB888: one is drawn while the server reads the other.
/// The server does not say when it has read one. One that falls more than a frame behind shows parts of two frames for a
/// moment; to wait for its answer at each frame would cost more than drawing does.
final class XSharedPictures {
    /// One of the pictures.
    struct Picture {
        let surface: Surface
        /// Bytes from the beginning of the memory.
        let offset: Int
    }

    /// The server's name for the memory.
    let segment: UInt32
    private let display: XDisplay
    private let memory: MappedMemory
    private let pictures: [Picture]
    private var turn = 0

    /// Pictures of `size`; nil if the server cannot share memory. Waits for the server's answer.
    init?(_ display: XDisplay, size: PixelSize) {
        let bytes = 4 * size.width * size.height
        guard let length = Int32(exactly: 2 * bytes), let memory = MappedMemory(length: length) else {
            return nil
        }
        segment = camelwalk_share_memory(display.connection, memory.takeDescriptor())
        guard segment != 0 else { return nil }
        self.display = display
        self.memory = memory
        pictures = (0..<2).map { index in
            let surface = Surface(
                borrowing: memory.start + index * bytes, size: size, pitch: 4 * size.width)
            return Picture(surface: surface, offset: index * bytes)
        }
    }

    deinit { camelwalk_stop_sharing(display.connection, segment) }

    /// The picture to draw in next.
    func next() -> Picture {
        turn = 1 - turn
        return pictures[turn]
    }
}
