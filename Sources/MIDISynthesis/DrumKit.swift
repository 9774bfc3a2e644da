internal import Synthesis

/// How a key of General MIDI's percussion sounds here.
struct DrumKit {
    let patch: DrumPatch
    /// Loudness as an amplitude ratio.
    let level: Double
    /// From -1, left, to 1, right.
    let place: Double
    /// The mean square of a stroke at its beginning, both channels together, weighted as for `MelodicVoice`.
    let power: Double

    private init(_ patch: DrumPatch, decibels: Double, at place: Double = 0, power: Double) {
        self.patch = patch
        level = Decibels.amplitude(decibels)
        self.place = place
        self.power = power
    }

    /// The drum of `key`, 0 to 127.
    static func of(key: Int) -> DrumKit {
        switch key {
        case ...36: kick
        case 37, 56, 75...77: rim(key)
        case 38, 40: snare
        case 39: clap
        case 42, 44, 54, 69, 70, 82: closedHat
        case 46: openHat
        case 49, 52, 55, 57: crash
        case 51, 53, 59, 80, 81: ride
        case 41, 43, 45, 47, 48, 50: membrane(tune: 70 * (1 + Double(key - 41) / 8), decay: 0.35)
        case 60...64, 78, 79: membrane(tune: 280 - 20 * Double(abs(key - 60)), decay: 0.22)
        default: rim(key)
        }
    }

    private static let kick = DrumKit(
        DrumPatch(sound: .membrane, tune: 52, drop: 1.7, decay: 0.34, noise: 0.5), decibels: -6, power: 0.885)
    private static let snare = DrumKit(
        DrumPatch(sound: .clap, tune: 1900, decay: 0.2), decibels: -6, power: 0.23)
    private static let clap = DrumKit(
        DrumPatch(sound: .clap, tune: 1500, decay: 0.22), decibels: -8, at: 0.05, power: 0.23)
    private static let closedHat = DrumKit(
        DrumPatch(sound: .hat, tune: 8500, decay: 0.06), decibels: -14, at: 0.35, power: 0.325)
    private static let openHat = DrumKit(
        DrumPatch(sound: .hat, tune: 8000, decay: 0.4), decibels: -17, at: 0.35, power: 0.4)
    private static let crash = DrumKit(
        DrumPatch(sound: .hat, tune: 5200, decay: 1.6), decibels: -18, at: -0.2, power: 0.5)
    private static let ride = DrumKit(
        DrumPatch(sound: .hat, tune: 9500, decay: 0.5), decibels: -19, at: 0.25, power: 0.4)

    private static func membrane(tune: Double, decay: Double) -> DrumKit {
        DrumKit(
            DrumPatch(sound: .membrane, tune: tune, drop: 0.5, decay: decay, noise: 0.6), decibels: -10,
            at: -0.15, power: 0.94)
    }

    private static func rim(_ key: Int) -> DrumKit {
        let tune = 420 + 20 * Double(max(0, key - 62))
        return DrumKit(
            DrumPatch(sound: .rim, tune: tune, decay: 0.07, noise: 0.9), decibels: -11,
            at: key % 2 == 0 ? 0.3 : -0.3, power: 0.37)
    }
}
