internal import MIDISynthesis

/// Music of our own voices in SDL2_mixer's place. The thread of the audio device alone uses it, once it is hooked.
final class SynthesisedMusic: @unchecked Sendable {
    private var synthesiser: MIDISynthesiser

    /// Seconds from the beginning to the first note.
    var firstNote: Double { synthesiser.firstNote }

    init(_ synthesiser: MIDISynthesiser) { self.synthesiser = synthesiser }

    /// From the next buffer on, `mixer` plays this, at `volume` per cent of full scale, 0 to 100. It stays to the end of the
    /// process.
    func hook(into mixer: MixerLibrary, volume: Int) {
        synthesiser.volume = Double(volume) / 100
        mixer.hookMusic(
            { this, stream, byteCount in
                guard let this, let stream else { return }
                let music = Unmanaged<SynthesisedMusic>.fromOpaque(this).takeUnretainedValue()
                music.fill(UnsafeMutableRawBufferPointer(start: stream, count: Int(byteCount)))
            }, Unmanaged.passRetained(self).toOpaque())
    }

    private func fill(_ bytes: UnsafeMutableRawBufferPointer) {
        synthesiser.render(into: bytes.bindMemory(to: Int16.self))
    }
}
