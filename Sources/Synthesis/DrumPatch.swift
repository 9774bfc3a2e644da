/// How a drum sounds.
package struct DrumPatch: Equatable, Sendable {
    /// The way in which the sound is made.
    package enum Sound: String, Sendable {
        /// A skin: a sine that falls in pitch, with a soft thud of noise.
        case membrane
        /// The edge of a darbuka: a short bright stroke with two partials.
        case rim
        /// Hands: three bursts of noise and a tail.
        case clap
        /// Metal: high noise.
        case hat
        /// Wind over sand: a swell of noise that rises in pitch and breaks off softly.
        case wind
    }

    package var sound: Sound
    /// The pitch in Hz: where a membrane settles, or the centre of a noise.
    package var tune: Double
    /// How far above its pitch a membrane begins or a wind ends, in octaves.
    package var drop: Double
    /// Seconds until it has died away.
    package var decay: Double
    /// The amount of noise, 0 to 1.
    package var noise: Double

    /// A drum of these settings.
    package init(sound: Sound, tune: Double, drop: Double = 1, decay: Double, noise: Double = 0.1) {
        (self.sound, self.tune, self.drop) = (sound, tune, drop)
        (self.decay, self.noise) = (decay, noise)
    }
}
