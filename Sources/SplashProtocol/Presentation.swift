public import CamelAnimation
public import POSIX

/// What is shown and played, as far as the user said; the rest is the bundled camel's.
public struct Presentation: Equatable, Sendable {
    /// Absolute path of the animation, or nil for the bundled one.
    public var animation: ByteString?
    /// How the animation's frames lie in its picture, or nil if it is not a plain sheet.
    public var grid: SheetGrid?
    /// Milliseconds for which each frame of the animation is shown, or nil for its own.
    public var frameTime: Double?
    /// The name of the frames that are played, or nil for all.
    public var tag: ByteString?
    /// Whether the animation stops after as many cycles as its file says.
    public var loopsAsFileSays = false
    /// Absolute path of the soundtrack, or nil for the bundled one.
    public var soundtrack: ByteString?
    /// The text of a `MIDIDestination` that gets the soundtrack's notes in place of the audio device; nil for that.
    public var midi: ByteString?
    /// What `midi` says; nil if it says nothing.
    public var midiDestination: MIDIDestination? { midi.flatMap { MIDIDestination($0) } }
    /// Whether no sound is made and no audio device opened.
    public var isMuted = false
    /// Loudness in per cent of full scale, 0 to 100.
    public var volume = 100
    /// Size of the picture as a multiple of the animation's own, before the display's own factor.
    public var scale = 1.0
    /// Playback speed as a multiple of the animation's own.
    public var speed = 1.0
    /// The colour behind the picture and of the label, 0xRRGGBB, or nil for the plate's or the desktop's choice.
    public var paper: Int?
    /// The colour that is printed on it, 0xRRGGBB, or nil.
    public var ink: Int?
    /// The gait of the bundled camel.
    public var gait = GaitChoice.auto

    /// The bundled camel at its own size and speed.
    public init() {}

    mutating func fields(_ fields: inout JobFields) {
        let defaults = Presentation()
        fields.optional("animation", &animation)
        Presentation.grid(&grid, &fields)
        fields.optional("frame-time", &frameTime)
        fields.optional("tag", &tag)
        fields.field("loop", &loopsAsFileSays, default: defaults.loopsAsFileSays)
        fields.optional("soundtrack", &soundtrack)
        fields.optional("midi", &midi)
        fields.field("mute", &isMuted, default: defaults.isMuted)
        fields.field("volume", &volume, default: defaults.volume)
        fields.field("scale", &scale, default: defaults.scale)
        fields.field("speed", &speed, default: defaults.speed)
        fields.optional("paper", &paper)
        fields.optional("ink", &ink)
        Presentation.gait(&gait, &fields)
    }

    private static func gait(_ gait: inout GaitChoice, _ fields: inout JobFields) {
        var name = gait == .auto ? nil : gait.name
        fields.optional("gait", &name)
        if let choice = name.flatMap({ GaitChoice($0) }) { gait = choice }
    }

    private static func grid(_ grid: inout SheetGrid?, _ fields: inout JobFields) {
        var columns = grid?.columns
        var rows = grid?.rows
        fields.optional("grid-columns", &columns)
        fields.optional("grid-rows", &rows)
        if let columns, let rows { grid = SheetGrid(columns: columns, rows: rows) }
    }
}
