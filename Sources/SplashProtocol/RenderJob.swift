public import CamelAnimation
public import POSIX

/// Frames to be rendered to files.
public struct RenderJob: Equatable, Sendable {
    /// What is rendered.
    public var presentation: Presentation
    /// Directory of the frames.
    public var output: ByteString
    /// How many frames, 0 for the soundtrack alone; nil for one whole cycle.
    public var count: Int?
    /// The first frame's number, counted from 1.
    public var first = 1
    /// Milliseconds of animation between two frames; nil for the animation's own frames.
    public var step: Double?
    /// Size of the pictures; nil for the animation's own times the scale.
    public var size: PixelSize?
    /// Whether the background is left transparent.
    public var isTransparent = false
    /// File of the contact sheet, or nil for none.
    public var contactSheet: ByteString?
    /// File of the soundtrack, `standardOutput`, or nil for none.
    public var audio: ByteString?
    /// Whether the soundtrack's file has samples alone, without a header.
    public var hasRawAudio = false
    /// Seconds of the soundtrack; nil for as long as the frames last.
    public var seconds: Double?

    /// The name that stands for standard output. All other paths are absolute.
    public static let standardOutput: ByteString = "-"

    /// One cycle into `output`.
    public init(presentation: Presentation, output: ByteString) {
        self.presentation = presentation
        self.output = output
    }

    mutating func fields(_ fields: inout JobFields) {
        presentation.fields(&fields)
        fields.required("output", &output)
        fields.optional("frames", &count)
        fields.field("first", &first, default: 1)
        fields.optional("step", &step)
        RenderJob.size(&size, &fields)
        fields.field("transparent", &isTransparent, default: false)
        fields.optional("contact-sheet", &contactSheet)
        fields.optional("audio", &audio)
        fields.field("raw-audio", &hasRawAudio, default: false)
        fields.optional("seconds", &seconds)
    }

    private static func size(_ size: inout PixelSize?, _ fields: inout JobFields) {
        var width = size?.width
        var height = size?.height
        fields.optional("width", &width)
        fields.optional("height", &height)
        if let width, let height { size = PixelSize(width: width, height: height) }
    }
}
