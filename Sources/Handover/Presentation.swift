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

    func write(to list: inout WordList) {
        list["animation"] = animation
        list["soundtrack"] = soundtrack
        list[number: "muted"] = isMuted
        list[number: "volume"] = volume
        list[number: "scale"] = scale
        list[number: "speed"] = speed
    }

    init(_ list: WordList) {
        animation = list["animation"]
        soundtrack = list["soundtrack"]
        isMuted = list[number: "muted"] ?? isMuted
        volume = list[number: "volume"] ?? volume
        scale = list[number: "scale"] ?? scale
        speed = list[number: "speed"] ?? speed
    }
}
