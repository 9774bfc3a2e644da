import CamelAnimation
import CamelSDL

/// The frames of an animation, ready for a window of one size.
final class FrameStore: @unchecked Sendable {
    /// How long each frame is shown.
    let timeline: Timeline
    /// What the frames that are not kept are drawn from; let go once all are.
    private var animation: DecodedAnimation?
    /// The size of each, in pixels.
    let size: PixelSize
    private var frames: [Int: Surface] = [:]

    // Frames beyond these bytes are drawn anew each time: a long animation costs processor time and not memory.
    private static let mostBytes = 48 << 20

    /// Frames of `size` pixels.
    init(_ animation: DecodedAnimation, size: PixelSize) {
        self.animation = animation
        self.size = size
        timeline = animation.timeline
    }

    /// Draws frames ahead, as many as are kept, `most` at most.
    func prepare(most: Int = .max) throws(SDLError) {
        guard let animation else { return }
        var bytes = 0
        for index in 0..<min(most, timeline.frameCount) {
            let frame = try animation.opaqueFrame(index, size: size)
            bytes += frame.pitch * frame.size.height
            guard bytes <= FrameStore.mostBytes else { return }
            frames[index] = frame
        }
        if most >= timeline.frameCount { self.animation = nil }
    }

    /// The frame of this number.
    func frame(_ index: Int) throws(SDLError) -> Surface {
        if let frame = frames[index] { return frame }
        guard let animation else { throw SDLError("cannot draw frame \(index)", "there is no such frame") }
        return try animation.opaqueFrame(index, size: size)
    }
}
