/// Where the frames of an animation are in one picture, as pixel-art tools export it.
public struct SpriteSheet: Equatable, Sendable {
    /// One frame of the sheet.
    public struct Frame: Equatable, Sendable {
        /// The part of the sheet that holds the frame's pixels.
        public var region: PixelRectangle
        /// Where the region belongs in the frame's canvas; not (0, 0) if the tool trimmed transparent edges.
        public var offset: (x: Int, y: Int)
        /// How long it is shown, in nanoseconds.
        public var duration: Int64
        /// Whether the pixels in `region` are turned by 90 degrees clockwise, to save room in the sheet. The frame is
        /// then as wide as the region is high.
        public var isRotated: Bool
        /// What the sheet calls it; empty if it has no name.
        public var name: String

        /// A frame that shows `region` of the sheet at `offset`.
        public init(
            region: PixelRectangle, offset: (x: Int, y: Int), duration: Int64, isRotated: Bool = false,
            name: String = ""
        ) {
            self.region = region
            self.offset = offset
            self.duration = duration
            self.isRotated = isRotated
            self.name = name
        }

        /// Whether two frames show the same region at the same place for the same time, and have the same name.
        public static func == (left: Frame, right: Frame) -> Bool {
            left.region == right.region && left.offset == right.offset && left.duration == right.duration
                && left.isRotated == right.isRotated && left.name == right.name
        }
    }

    /// File name of the picture, relative to the sheet's description.
    public var image: String
    /// Size of every frame before trimming, in pixels of the sheet; if they differ, the smallest that holds all.
    public var canvas: PixelSize
    /// The frames in order, at least one.
    public var frames: [Frame]
    /// Runs of frames that have a name.
    public var tags: [FrameTag]
    /// File names of the descriptions that hold the other frames, if they did not fit into one picture.
    public var otherParts: [String]

    /// A sheet of `frames`.
    public init(
        image: String, canvas: PixelSize, frames: [Frame], tags: [FrameTag] = [], otherParts: [String] = []
    ) {
        self.image = image
        self.canvas = canvas
        self.frames = frames
        self.tags = tags
        self.otherParts = otherParts
    }

    /// How long each frame is shown.
    public var timeline: Timeline { Timeline(durations: frames.map(\.duration)) }
}
