internal import CamelAnimation

/// Frames that are decoded one at a time, when they are asked for: a long animation is on the screen as soon as
/// a short one. Quickest in order. Used by one thread at a time.
///
/// Neither the canvas, the tags nor the first frame need the rest of a file to be read. Whatever else is asked for may.
protocol FrameSource: AnyObject {
    /// Pixels of every frame.
    var canvas: PixelSize { get }
    /// How long each frame is shown, in nanoseconds; at least one.
    var durations: [Int64] { get }
    /// Why the file has fewer frames than it should; nil if it is whole, as far as its structure tells.
    var damage: AnimationError? { get }
    /// How often the file says that the frames are to be played; nil for ever.
    var cycles: Int? { get }
    /// Runs of frames that the file gives a name.
    var tags: [FrameTag] { get }

    /// Frame `index`: a whole canvas, ARGB8888 with straight alpha. Its pixels are the source's, and stay until
    /// the next call.
    func frame(_ index: Int) throws(AnimationError) -> Surface
}

extension FrameSource {
    var damage: AnimationError? { nil }
    var cycles: Int? { nil }
    var tags: [FrameTag] { [] }
}

/// Some of the frames of another source, in an order of their own.
final class SelectedFrames: FrameSource {
    let durations: [Int64]
    private let frames: any FrameSource
    private let order: [Int]

    /// Those of `frames` whose numbers `order` has; at least one.
    init(_ frames: any FrameSource, _ order: [Int]) {
        self.frames = frames
        self.order = order
        let all = frames.durations
        durations = order.map { all[$0] }
    }

    var canvas: PixelSize { frames.canvas }
    var damage: AnimationError? { frames.damage }

    func frame(_ index: Int) throws(AnimationError) -> Surface { try frames.frame(order[index]) }
}

/// Durations as browsers understand them.
enum FrameDuration {
    /// Nanoseconds of a frame that is to be shown for `milliseconds`. Ten or less count as a hundred: files
    /// that say so rely on it.
    static func nanoseconds(milliseconds: Int) -> Int64 {
        Int64(milliseconds > 10 ? milliseconds : 100) * 1_000_000
    }
}
