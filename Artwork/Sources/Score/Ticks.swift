/// The grid on which scores are written.
///
/// 2400 ticks make a beat: sixteenths, thirty-seconds, triplets and hundredths of a beat are all whole,
/// and at 100 beats per minute and 48 kHz a tick is exactly 12 samples.
public enum Ticks {
    /// Ticks in one beat.
    public static let perBeat = 2400
    /// Ticks in a sixteenth note, the unit of durations in melodies.
    public static let perSixteenth = perBeat / 4
    /// Ticks in a thirty-second note, one cell of a drum grid.
    public static let perCell = perBeat / 8
    /// Ticks that each grace note takes from the note that it adorns.
    public static let perGraceNote = perBeat / 12
}
