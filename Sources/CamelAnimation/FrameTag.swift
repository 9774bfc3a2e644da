/// A named run of frames, as a pixel-art tool marks it: "walk", "turn".
public struct FrameTag: Equatable, Sendable {
    /// In which order the frames are meant to be played.
    public enum Direction: String, Sendable {
        case forward, reverse
        /// Forward, then backward.
        case pingpong
        /// Backward, then forward.
        case pingpongReverse = "pingpong_reverse"
    }

    /// What it is called.
    public var name: String
    /// The frames, counted from 0.
    public var frames: ClosedRange<Int>
    /// The order in which they are meant to be played.
    public var direction: Direction

    /// The run of `frames` called `name`.
    public init(name: String, frames: ClosedRange<Int>, direction: Direction = .forward) {
        self.name = name
        self.frames = frames
        self.direction = direction
    }
}
