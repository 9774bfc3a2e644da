import CamelSDL
import Glibc
import POSIX
import SplashMedia
import SplashProtocol

/// The user's soundtrack, decoded by a process that can do nothing else: whoever takes that over by a file can make noise. It
/// may die at any time.
///
/// One thread at a time uses it.
final class SoundDecoder: Sendable {
    private let connection: DecoderConnection
    private let name: ByteString
    /// Bytes.
    private static let pieceLength = 65_536

    /// A decoder that answers through `channel`, whose descriptor is this object's from now on: `process` for the soundtrack
    /// of this name. Whatever does not come in `patience` seconds does not come; 0 for ever.
    init(_ channel: DecoderChannel, process: pid_t?, name: ByteString, patience: Int) {
        connection = DecoderConnection(channel, process: process, patience: patience)
        self.name = name
    }

    private var channel: DecoderChannel { connection.channel }

    /// Starts the process for the soundtrack at `path`, in that of a splash or a rendering. Only in a process that has one
    /// thread.
    static func start(
        _ path: ByteString, volume: Int, rate: Int, instruments: SoundtrackRecording.Instruments,
        patience: Int
    ) throws(MediaError) -> SoundDecoder {
        do throws(Errno) {
            let process = try ConfinedProcess.start(
                "camelwalk-sound", reading: { SoundDecoder.places(of: path) }, mayStartThreads: true
            ) { channel in
                SoundDecoderService.serve(channel) { whenOpen throws(MediaError) in
                    try SoundtrackRecording(
                        path: path, volume: volume, rate: rate, instruments: instruments, whenOpen: whenOpen)
                }
            }
            return SoundDecoder(process.channel, process: process.identifier, name: path, patience: patience)
        } catch {
            throw MediaError("no process to decode \(path)", error.description)
        }
    }

    /// What is read to decode the soundtrack at `path`: the file itself, and instruments that the user has named.
    static func places(of path: ByteString) -> [ByteString] {
        let fonts = ByteString(environment: "SDL_SOUNDFONTS")?.bytes ?? []
        let separators = Array(":;".utf8)
        let named = fonts.split { separators.contains($0) }.map { ByteString(bytes: Array($0)) }
        // Its patches are named in it, or lie beside it.
        let timidity =
            ByteString(environment: "TIMIDITY_CFG").map { [$0, $0.deletingLastPathComponent] } ?? []
        return [path, "/etc/timidity", "/etc/timidity.cfg"] + named + timidity
    }

    /// Lets it decode the beginning. Returns why our own voices play a MIDI file; nil if they do not.
    func open() throws(MediaError) -> MediaError? {
        guard channel.send(.open), let answer = channel.answer() else { throw end() }
        if let failure = answer.failure { throw MediaError(failure) }
        return answer.notices.first.map { MediaError($0) }
    }

    /// Fills `samples` with those that come next; false at the end, the reason for which is `end`.
    func read(into samples: UnsafeMutableRawBufferPointer) -> Bool { channel.socket.receive(into: samples) }

    /// Hands the next `frames` frames to `take` in pieces. Returns when it has them all, or wants no more.
    func render(frames: Int, _ take: SoundtrackRecording.Take) throws(MediaError) {
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: SoundDecoder.pieceLength, alignment: 16)
        defer { piece.deallocate() }
        var (remaining, wantsMore) = (frames * SoundtrackRecording.frameSize, true)
        while remaining > 0, wantsMore {
            let samples = UnsafeMutableRawBufferPointer(rebasing: piece.prefix(remaining))
            guard read(into: samples) else { throw end() }
            wantsMore = take(UnsafeRawBufferPointer(samples))
            remaining -= samples.count
        }
    }

    /// Ends the process. Returns why there are no more samples.
    func end() -> MediaError {
        let end = connection.end()
        let cause = end == .finished ? "it breaks off, or has no sound" : ConfinedProcess.cause(end)
        return MediaError("cannot decode \(name)", cause)
    }
}
