/// How a pitched instrument sounds.
package struct Patch: Equatable, Sendable {
    package var waveform: Waveform
    /// How many oscillators play each note.
    package var unison: Int
    /// How far apart the outermost oscillators are, in cents.
    package var detune: Double
    /// How far apart they stand, from 0, all in the middle, to 1.
    package var width: Double
    /// The amount of a sine an octave below.
    package var sub: Double
    package var envelope: Envelope
    package var filter: Filter
    package var vibrato: Vibrato
    /// Seconds in which a note slides from the one before it.
    package var glide: Double

    /// A patch of these settings.
    package init(
        waveform: Waveform, unison: Int = 1, detune: Double = 0, width: Double = 0, sub: Double = 0,
        envelope: Envelope, filter: Filter, vibrato: Vibrato = Vibrato(rate: 5, depth: 0, delay: 0),
        glide: Double = 0
    ) {
        (self.waveform, self.unison, self.detune, self.width) = (waveform, unison, detune, width)
        (self.sub, self.envelope, self.filter) = (sub, envelope, filter)
        (self.vibrato, self.glide) = (vibrato, glide)
    }

    /// A low-pass filter that opens at the start of each note.
    package struct Filter: Equatable, Sendable {
        /// Where it rests, in Hz.
        package var cutoff: Double
        /// 0 to 1.
        package var resonance: Double
        /// How far it opens, in octaves; for a bell also the depth of its modulation, in radians.
        package var octaves: Double
        /// Seconds in which it closes again.
        package var decay: Double
        /// How far it sweeps up and down, in octaves.
        package var sweepOctaves: Double
        /// Beats in one sweep.
        package var sweepBeats: Double

        /// A filter of these settings.
        package init(
            cutoff: Double, resonance: Double, octaves: Double, decay: Double, sweepOctaves: Double = 0,
            sweepBeats: Double = 4
        ) {
            (self.cutoff, self.resonance, self.octaves, self.decay) = (cutoff, resonance, octaves, decay)
            (self.sweepOctaves, self.sweepBeats) = (sweepOctaves, sweepBeats)
        }
    }

    /// A slow swing of the pitch that sets in on long notes.
    package struct Vibrato: Equatable, Sendable {
        /// Swings per second.
        package var rate: Double
        /// Cents above and below the note.
        package var depth: Double
        /// Seconds before it sets in.
        package var delay: Double

        /// A vibrato of these settings.
        package init(rate: Double, depth: Double, delay: Double) {
            (self.rate, self.depth, self.delay) = (rate, depth, delay)
        }
    }
}
