import CamelAnimation
import CamelSDL
import SplashPolicy

/// One frame that stands still, and may fade in before. Used on the main thread.
final class StillFrame {
    private var frame: Surface
    /// The colour that it comes out of, 0xRRGGBB; nil if it is there at once.
    private let ground: UInt32?
    private let fade = FadeIn()
    /// `MonotonicClock` time at which it begins to appear, or nil before that is known.
    private var begin: Int64?
    private var shownOpacity: UInt8?

    /// A frame that is there at once.
    init(_ frame: Surface) {
        self.frame = frame
        ground = nil
    }

    /// A frame that fades in from a plain `ground`, 0xRRGGBB, once it has begun to.
    init(_ frame: Surface, fadingInFrom ground: UInt32) {
        self.frame = frame
        self.ground = ground
    }

    /// Begins to fade in at `time`.
    func begin(at time: Int64) {
        begin = time
    }

    /// Shows another picture of the same frame from now on.
    func replace(with frame: Surface) {
        self.frame = frame
        shownOpacity = nil
    }

    /// What is to be seen at `time`; nil if that has not changed since the last call.
    func picture(at time: Int64) throws(AnimationError) -> Surface? {
        let opacity = ground == nil ? 255 : fade.opacity(at: begin.map { time - $0 } ?? 0)
        guard opacity != shownOpacity else { return nil }
        shownOpacity = opacity
        guard let ground, opacity < 255 else { return frame }
        return try frame.faded(opacity, over: ground)
    }

    /// When it changes next after `time`, or nil.
    func nextChange(after time: Int64) -> Int64? {
        guard ground != nil, let begin else { return nil }
        return fade.nextChange(after: time - begin).map { begin + $0 }
    }
}
