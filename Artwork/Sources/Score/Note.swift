/// A sound to be played: a pitched note, or a stroke on a drum.
public struct Note: Equatable, Sendable {
    /// The name of the instrument that plays it.
    public var track: String
    /// What is played; for a drum its General MIDI percussion key.
    public var pitch: Pitch
    /// When it begins, in ticks from the start of the piece.
    public var start: Int
    /// How long it is held, in ticks.
    public var duration: Int
    /// How hard it is struck, 1 to 127.
    public var velocity: Int

    /// The first tick after the note.
    public var end: Int { start + duration }

    /// A note on `track`; `start` and `duration` are in ticks, `velocity` is 1 to 127.
    public init(track: String, pitch: Pitch, start: Int, duration: Int, velocity: Int) {
        self.track = track
        self.pitch = pitch
        self.start = start
        self.duration = duration
        self.velocity = velocity
    }
}
