internal import Synchronization

/// The gain of what is played, which goes to another value frame by frame: the mixer's own fades go in steps of one
/// buffer. Any thread may say where it goes; one thread applies it.
final class VolumeRamp: Sendable {
    /// Where it goes, from 0 (silence) to 1, and by how much in a frame, as the bits of two floats: what `apply` reads
    /// is of one `go`.
    private let target = Atomic<UInt64>(0)
    /// Where it is; the thread that applies it alone writes.
    private let current = Atomic<UInt32>(0)

    /// From now on, the gain goes to `gain`, 0 to 1, as fast as from silence to 1 in `frames` frames.
    func go(to gain: Float, frames: Int) {
        let step = 1 / Float(max(1, frames))
        let bits = UInt64(gain.bitPattern) << 32 | UInt64(step.bitPattern)
        target.store(bits, ordering: .relaxed)
    }

    /// Applies it to interleaved samples, `channels` for each frame.
    func apply(to samples: UnsafeMutableBufferPointer<Int16>, channels: Int) {
        let bits = target.load(ordering: .relaxed)
        let gain = Float(bitPattern: UInt32(bits >> 32))
        let step = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        var value = Float(bitPattern: current.load(ordering: .relaxed))
        // Most of the time, there is nothing to do.
        guard value != gain || gain != 1 else { return }
        for frame in stride(from: 0, through: samples.count - channels, by: channels) {
            value = value < gain ? min(gain, value + step) : max(gain, value - step)
            for channel in frame..<(frame + channels) {
                samples[channel] = Int16(Float(samples[channel]) * value)
            }
        }
        current.store(value.bitPattern, ordering: .relaxed)
    }
}
