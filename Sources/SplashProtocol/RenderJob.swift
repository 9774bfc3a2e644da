public import POSIX

/// Frames to be rendered to files.
public struct RenderJob: Equatable, Sendable {
    /// A size in pixels.
    public struct Size: Equatable, Sendable {
        /// Pixels across.
        public var width: Int
        /// Pixels down.
        public var height: Int

        /// A size of `width` times `height` pixels.
        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// What is rendered.
    public var presentation: Presentation
    /// Directory of the frames.
    public var output: ByteString
    /// How many frames; nil for one whole cycle.
    public var count: Int?
    /// The first frame's number, counted from 1.
    public var first = 1
    /// Milliseconds of animation between two frames; nil for the animation's own frames.
    public var step: Double?
    /// Size of the pictures; nil for the animation's own times the scale.
    public var size: Size?
    /// Whether the background is left transparent.
    public var isTransparent = false
    /// File of the contact sheet, or nil for none.
    public var contactSheet: ByteString?

    /// One cycle into `output`.
    public init(presentation: Presentation, output: ByteString) {
        self.presentation = presentation
        self.output = output
    }

    func write(to words: inout WordWriter) {
        presentation.write(to: &words)
        words.write("output", output)
        words.write("count", count)
        words.write("first", first)
        words.write("step", step)
        words.write("width", size?.width)
        words.write("height", size?.height)
        words.write("transparent", isTransparent)
        words.write("contact-sheet", contactSheet)
    }

    init?(_ words: WordReader) {
        guard let output = words.bytes("output") else { return nil }
        self.init(presentation: Presentation(words), output: output)
        count = words.number("count")
        first = words.number("first") ?? first
        step = words.number("step")
        if let width: Int = words.number("width"), let height: Int = words.number("height") {
            size = Size(width: width, height: height)
        }
        isTransparent = words.flag("transparent") ?? isTransparent
        contactSheet = words.bytes("contact-sheet")
    }
}
