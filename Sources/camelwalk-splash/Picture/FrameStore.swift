import CamelAnimation
import CamelSDL

/// The frames of an animation, ready for a window of one size.
final class FrameStore: @unchecked Sendable {
    /// How long each frame is shown.
    let timeline: Timeline
    /// How often the file says that the animation is to be played, or nil for ever.
    let cycles: Int?
    /// What the frames that are not kept are drawn from; let go once all are.
    private var animation: DecodedAnimation?
    /// The size of each, in pixels.
    let size: PixelSize
    private var frames: [Int: Surface] = [:]

    // Frames beyond these bytes are drawn again each time: a long animation costs processor time and not memory.
    private static let maximumBytes = 48 << 20

    /// Frames of `size` pixels.
    init(_ animation: DecodedAnimation, size: PixelSize) {
        self.animation = animation
        self.size = size
        timeline = animation.timeline
        cycles = animation.cycles
    }

    /// Draws frames ahead, as many as are kept, `maximumFrames` at most.
    func prepare(maximumFrames: Int = .max) throws(AnimationError) {
        guard let animation else { return }
        var bytes = 0
        for index in 0..<min(maximumFrames, timeline.frameCount) {
            let frame = try animation.opaqueFrame(index, size: size)
            bytes += frame.pitch * frame.size.height
            guard bytes <= FrameStore.maximumBytes else { return }
            frames[index] = frame
        }
        if maximumFrames >= timeline.frameCount { self.animation = nil }
    }

    /// The frame of this number.
    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if let frame = frames[index] { return frame }
        guard let animation else {
            throw AnimationError("cannot draw frame \(index)", "there is no such frame")
        }
        return try animation.opaqueFrame(index, size: size)
    }
}
