public import POSIX

/// What is shown and played, as far as the user said; the rest is the bundled camel's.
public struct Presentation: Equatable, Sendable {
    /// Frames beside and below each other in one picture.
    public struct Grid: Equatable, Sendable {
        /// Frames beside each other.
        public var columns: Int
        /// Frames below each other.
        public var rows: Int

        /// A grid of `columns` times `rows` frames.
        public init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// Absolute path of the animation, or nil for the bundled one.
    public var animation: ByteString?
    /// How the animation's frames lie in its picture, or nil where it is not a plain sheet.
    public var grid: Grid?
    /// Milliseconds for which each frame of the animation is shown, or nil for its own.
    public var frameTime: Double?
    /// Absolute path of the soundtrack, or nil for the bundled one.
    public var soundtrack: ByteString?
    /// Whether no sound is made and no audio device opened.
    public var isMuted = false
    /// Loudness in per cent of full scale, 0 to 100.
    public var volume = 100
    /// Size of the picture as a multiple of the animation's own, before the display's own factor.
    public var scale = 1.0
    /// Playback speed as a multiple of the animation's own.
    public var speed = 1.0

    /// The bundled camel at its own size and speed.
    public init() {}

    func write(to words: inout WordWriter) {
        words.write("animation", animation)
        words.write("grid-columns", grid?.columns)
        words.write("grid-rows", grid?.rows)
        words.write("frame-time", frameTime)
        words.write("soundtrack", soundtrack)
        // What is as usual goes without saying: writing numbers takes time.
        if isMuted { words.write("muted", isMuted) }
        if volume != 100 { words.write("volume", volume) }
        if scale != 1 { words.write("scale", scale) }
        if speed != 1 { words.write("speed", speed) }
    }

    init(_ words: WordReader) {
        animation = words.bytes("animation")
        if let columns: Int = words.number("grid-columns"), let rows: Int = words.number("grid-rows") {
            grid = Grid(columns: columns, rows: rows)
        }
        frameTime = words.number("frame-time")
        soundtrack = words.bytes("soundtrack")
        isMuted = words.flag("muted") ?? isMuted
        volume = words.number("volume") ?? volume
        scale = words.number("scale") ?? scale
        speed = words.number("speed") ?? speed
    }
}
