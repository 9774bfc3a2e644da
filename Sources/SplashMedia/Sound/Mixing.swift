/// What is done with each buffer before it is played, on a thread of SDL's.
final class Mixing: @unchecked Sendable {
    /// Whether what is played is heard; nil if that is known. The thread of the device alone uses it, once it runs.
    var watch: SilenceWatch?
    private let mixer: MixerLibrary
    private let ramp: VolumeRamp
    private let volume: Int
    private let channels: Int
    private let whenSilent: @Sendable () -> Void

    init(
        _ mixer: MixerLibrary, _ ramp: VolumeRamp, volume: Int, channels: Int,
        _ whenSilent: @escaping @Sendable () -> Void
    ) {
        (self.mixer, self.ramp, self.volume, self.channels) = (mixer, ramp, volume, channels)
        self.whenSilent = whenSilent
    }

    /// Takes the samples that the mixer has made.
    func mixed(_ samples: UnsafeMutableBufferPointer<Int16>) {
        switch watch?.look(at: UnsafeBufferPointer(samples), channels: channels) {
        case .unknown, nil: break
        case .sound: watch = nil
        case .silence:
            watch?.substitute.hook(into: mixer, volume: volume)
            watch = nil
            whenSilent()
        }
        ramp.apply(to: samples, channels: channels)
    }
}
