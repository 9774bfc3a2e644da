internal import CSDL2
internal import CSDL2Mixer
internal import CSoundtrack
internal import CamelSDL
internal import MIDI
internal import MIDISynthesis
internal import POSIX

/// The bytes of a soundtrack: of a user's file, or of the bundled one. They stay to the end of the process, since whatever
/// plays them reads on.
struct SoundtrackFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    /// For messages.
    private let name: String

    /// Reads the file at `path`, or takes the bundled soundtrack.
    init(_ path: ByteString?) throws(MediaError) {
        name = path?.description ?? "the bundled soundtrack"
        guard let path else {
            let soundtrack = camelwalk_soundtrack()
            bytes = UnsafeRawBufferPointer(start: soundtrack.bytes, count: soundtrack.count)
            return
        }
        let file = try MediaError.of { () throws(AnimationError) in try FileBytes(path) }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: file.bytes.count, alignment: 16)
        copy.copyBytes(from: file.bytes)
        bytes = UnsafeRawBufferPointer(copy)
    }

    /// Its music, as SDL2_mixer decodes it. A device must be open.
    func load(with mixer: MixerLibrary) throws(MediaError) -> OpaquePointer {
        let stream = SDL_RWFromConstMem(bytes.baseAddress, Int32(clamping: bytes.count))
        guard let music = mixer.load(stream, 1) else { throw .last("cannot decode \(name)") }
        return music
    }

    /// Whether it says which notes are to be played, and not how they sound.
    var isMIDI: Bool { StandardMIDIFile.begins(bytes) }

    /// Its music, as our own voices play it, at `volume` per cent of full scale.
    func synthesiser(sampleRate: Int, volume: Int) throws(MediaError) -> MIDISynthesiser {
        let sequence = try MIDISoundtrack.sequence(bytes, name: name)
        guard var synthesiser = MIDISynthesiser(sequence, sampleRate: sampleRate) else {
            throw MediaError("cannot decode \(name)", "it has no notes")
        }
        synthesiser.volume = Double(volume) / 100
        return synthesiser
    }

    /// That it stopped being music.
    var failure: MediaError { MediaError("cannot decode \(name)", "it breaks off, or has no sound") }
}
