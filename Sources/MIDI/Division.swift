/// What a tick of a Standard MIDI File is: the third number of its header.
public enum Division: Equatable, Sendable {
    /// So many ticks are one quarter note, 1 to 32767; the tempo says how long that is.
    case ticksPerQuarterNote(Int)
    /// So many ticks are one SMPTE frame, of which there are so many a second; the tempo does not matter.
    case smpte(framesPerSecond: Double, ticksPerFrame: Int)

    /// The meaning of a header's number, or nil if it has none: no ticks at all, or frames that SMPTE does not have.
    public init?(_ number: UInt16) {
        if number & 0x8000 == 0 {
            guard number > 0 else { return nil }
            self = .ticksPerQuarterNote(Int(number))
            return
        }
        let ticks = Int(number & 0xFF)
        guard ticks > 0, let rate = Division.framesPerSecond(Int8(bitPattern: UInt8(number >> 8))) else {
            return nil
        }
        self = .smpte(framesPerSecond: rate, ticksPerFrame: ticks)
    }

    private static func framesPerSecond(_ code: Int8) -> Double? {
        switch code {
        case -24: 24
        case -25: 25
        // "30 drop frame": numbers are left out, since there are a little fewer.
        case -29: 30_000 / 1_001
        case -30: 30
        default: nil
        }
    }

    /// Seconds of one tick, at a tempo of so many microseconds for a quarter note.
    func secondsPerTick(_ microsecondsPerQuarterNote: Int) -> Double {
        switch self {
        case .ticksPerQuarterNote(let ticks): Double(microsecondsPerQuarterNote) / 1e6 / Double(ticks)
        case .smpte(let framesPerSecond, let ticks): 1 / (framesPerSecond * Double(ticks))
        }
    }
}
