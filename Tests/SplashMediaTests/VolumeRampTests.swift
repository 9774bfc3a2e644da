import Testing

@testable import SplashMedia

struct VolumeRampTests {
    /// What comes out of `count` frames of stereo at full scale.
    private func played(_ ramp: VolumeRamp, frames count: Int, of value: Int16 = 10_000) -> [Int16] {
        var samples = [Int16](repeating: value, count: 2 * count)
        samples.withUnsafeMutableBufferPointer { ramp.apply(to: $0, channels: 2) }
        return samples
    }

    @Test func itIsSilentUntilItIsToldToGo() {
        #expect(played(VolumeRamp(), frames: 10).allSatisfy { $0 == 0 })
    }

    @Test func itRisesFrameByFrameAcrossBuffers() {
        let ramp = VolumeRamp()
        ramp.go(to: 1, frames: 100)
        let samples = played(ramp, frames: 30) + played(ramp, frames: 90)
        for frame in 1..<120 {
            let step = samples[2 * frame] - samples[2 * frame - 2]
            #expect((0...101).contains(step), "\(frame)")
            #expect(samples[2 * frame] == samples[2 * frame + 1])
        }
        #expect(samples[238] == 10_000)
    }

    @Test func itFallsToSilenceFromWhereItIs() {
        let ramp = VolumeRamp()
        ramp.go(to: 1, frames: 100)
        _ = played(ramp, frames: 50)
        ramp.go(to: 0, frames: 100)
        let samples = played(ramp, frames: 80)
        #expect((4_800...5_000).contains(samples[0]))
        #expect(samples[102...].allSatisfy { $0 == 0 })
        #expect(played(ramp, frames: 5).allSatisfy { $0 == 0 })
    }

    @Test(arguments: [0, -5])
    func noTimeIsOneFrame(frames: Int) {
        let ramp = VolumeRamp()
        ramp.go(to: 1, frames: frames)
        #expect(played(ramp, frames: 2, of: .min) == [.min, .min, .min, .min])
    }
}
