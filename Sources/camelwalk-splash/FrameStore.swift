import CamelAnimation
import CamelSDL

/// The frames of an animation, ready for a window of one size.
final class FrameStore: @unchecked Sendable {
    /// How long each frame is shown.
    let timeline: Timeline
    private let animation: DecodedAnimation
    private let size: PixelSize
    private var frames: [Int: Surface] = [:]

    // Frames beyond this are drawn anew each time, so that a long animation costs processor time and not memory.
    private static let mostPixels = 12_000_000

    /// Frames of `size` pixels.
    init(_ animation: DecodedAnimation, size: PixelSize) {
        self.animation = animation
        self.size = size
        timeline = animation.timeline
    }

    /// Draws frames ahead, as many as are kept.
    func prepare() throws(SDLError) {
        let most = FrameStore.mostPixels / (size.width * size.height)
        for index in 0..<min(timeline.frameCount, most) {
            frames[index] = try animation.opaqueFrame(index, size: size)
        }
    }

    /// The frame of this number.
    func frame(_ index: Int) throws(SDLError) -> Surface {
        if let frame = frames[index] { return frame }
        return try animation.opaqueFrame(index, size: size)
    }
}
