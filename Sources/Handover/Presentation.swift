/// What is shown and played, as far as the user said; the rest is the bundled camel's.
public struct Presentation: Equatable, Sendable {
    /// Absolute path of the animation, or nil for the bundled one.
    public var animation: ByteString?
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
        words.write("soundtrack", soundtrack)
        // What is as usual goes without saying: writing numbers takes time.
        if isMuted { words.write("muted", isMuted) }
        if volume != 100 { words.write("volume", volume) }
        if scale != 1 { words.write("scale", scale) }
        if speed != 1 { words.write("speed", speed) }
    }

    init(_ words: WordReader) {
        animation = words.bytes("animation")
        soundtrack = words.bytes("soundtrack")
        isMuted = words.flag("muted") ?? isMuted
        volume = words.number("volume") ?? volume
        scale = words.number("scale") ?? scale
        speed = words.number("speed") ?? speed
    }
}
