internal import Synthesis

/// How a General MIDI program sounds here: one of a few patches, most of them those of the bundled soundtrack.
struct MelodicVoice {
    let patch: Patch
    /// Loudness as an amplitude ratio.
    let level: Double
    /// The mean square of a full note that is held, both channels together and weighted as ITU-R BS.1770-4 does.
    let power: Double

    private init(_ patch: Patch, decibels: Double, power: Double) {
        self.patch = patch
        level = Decibels.amplitude(decibels)
        self.power = power
    }

    /// The voice of `program`, 0 to 127.
    static func of(program: Int) -> MelodicVoice {
        switch program {
        case 8...15, 112...115: bell
        case 16...23: organ
        case 0...7, 24...31, 45, 46, 104...108: plucked
        case 32...39, 43: bass
        case 40...42, 44, 48...54, 88...95: pad
        case 55...63, 81, 84...87, 109...111: lead
        case 64...71, 80, 82, 83: reed
        case 72...79: flute
        case 47, 116...119: skin
        default: pad
        }
    }

    private static let lead = MelodicVoice(
        Patch(
            waveform: .saw, unison: 2, detune: 14, width: 0.7, sub: 0.15,
            envelope: Envelope(attack: 0.012, decay: 0.35, sustain: 0.6, release: 0.22),
            filter: Patch.Filter(cutoff: 2100, resonance: 0.1, octaves: 1.6, decay: 0.6),
            vibrato: Patch.Vibrato(rate: 5.4, depth: 14, delay: 0.28)), decibels: -10, power: 0.078)
    private static let reed = MelodicVoice(
        Patch(
            waveform: .square, unison: 1,
            envelope: Envelope(attack: 0.015, decay: 0.3, sustain: 0.5, release: 0.2),
            filter: Patch.Filter(cutoff: 2600, resonance: 0.1, octaves: 1.2, decay: 0.4),
            vibrato: Patch.Vibrato(rate: 5.6, depth: 10, delay: 0.28)), decibels: -13, power: 0.98)
    private static let flute = MelodicVoice(
        Patch(
            waveform: .triangle, unison: 1,
            envelope: Envelope(attack: 0.04, decay: 0.3, sustain: 0.8, release: 0.15),
            filter: Patch.Filter(cutoff: 4000, resonance: 0, octaves: 0, decay: 0.4),
            vibrato: Patch.Vibrato(rate: 5, depth: 12, delay: 0.3)), decibels: -9, power: 0.33)
    private static let bell = MelodicVoice(
        Patch(
            waveform: .bell, unison: 1,
            envelope: Envelope(attack: 0.002, decay: 0.9, sustain: 0, release: 0.5),
            filter: Patch.Filter(cutoff: 7000, resonance: 0, octaves: 1.4, decay: 0.6)), decibels: -12,
        power: 0.555)
    private static let plucked = MelodicVoice(
        Patch(
            waveform: .square, unison: 2, detune: 8, width: 0.6,
            envelope: Envelope(attack: 0.003, decay: 1.1, sustain: 0, release: 0.16),
            filter: Patch.Filter(cutoff: 1800, resonance: 0.1, octaves: 1.8, decay: 0.35)), decibels: -12,
        power: 0.19)
    private static let organ = MelodicVoice(
        Patch(
            waveform: .triangle, unison: 2, detune: 6, width: 0.5, sub: 0.4,
            envelope: Envelope(attack: 0.008, decay: 0.1, sustain: 0.9, release: 0.06),
            filter: Patch.Filter(cutoff: 3500, resonance: 0, octaves: 0, decay: 0.1)), decibels: -13,
        power: 0.208)
    private static let pad = MelodicVoice(
        Patch(
            waveform: .saw, unison: 2, detune: 15, width: 1,
            envelope: Envelope(attack: 0.12, decay: 1, sustain: 0.8, release: 0.5),
            filter: Patch.Filter(cutoff: 1500, resonance: 0.1, octaves: 0.7, decay: 1.5)), decibels: -14,
        power: 0.046)
    private static let bass = MelodicVoice(
        Patch(
            waveform: .saw, unison: 1, sub: 0.3,
            envelope: Envelope(attack: 0.004, decay: 0.22, sustain: 0.5, release: 0.06),
            filter: Patch.Filter(cutoff: 520, resonance: 0.2, octaves: 2.4, decay: 0.2)), decibels: -8,
        power: 0.28)
    private static let skin = MelodicVoice(
        Patch(
            waveform: .sine, unison: 1, sub: 0.3,
            envelope: Envelope(attack: 0.002, decay: 0.5, sustain: 0, release: 0.3),
            filter: Patch.Filter(cutoff: 900, resonance: 0, octaves: 2, decay: 0.05)), decibels: -6,
        power: 0.5)
}
