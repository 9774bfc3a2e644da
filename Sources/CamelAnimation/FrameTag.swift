/// A named run of frames, as a pixel-art tool marks it: "walk", "turn".
public struct FrameTag: Equatable, Sendable {
    /// What it is called.
    public var name: String
    /// The frames, counted from 0.
    public var frames: ClosedRange<Int>
    /// The order in which they are meant to be played.
    public var order: FrameOrder

    /// The run of `frames` called `name`.
    public init(name: String, frames: ClosedRange<Int>, order: FrameOrder = .forward) {
        self.name = name
        self.frames = frames
        self.order = order
    }
}
