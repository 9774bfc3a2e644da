import CamelAnimation
import Glibc
import POSIX
import SplashMedia
import SplashProtocol

/// `--audio`: the soundtrack of a rendering, in a file or on standard output.
struct RenderSound {
    /// The longest in seconds: a WAV file counts its bytes in 32 bits, which are enough for 6.7 hours.
    private static let longest = 21_600.0

    private let job: RenderJob
    private let output: ByteString
    private let source: Source

    private enum Source {
        case bundled(SoundtrackRecording), decoder(SoundDecoder)
    }

    /// Starts the process that decodes the user's soundtrack; nil if none is named, or asked for. Only in a process that has
    /// one thread.
    static func decoder(_ job: RenderJob) throws(MediaError) -> SoundDecoder? {
        guard job.audio != nil, let path = job.presentation.soundtrack else { return nil }
        return try SoundDecoder.start(
            path, volume: job.presentation.volume, rate: SoundtrackRecording.rate, instruments: .own,
            patience: 0)
    }

    /// Opens the soundtrack of `job`, that of `decoder` or the bundled one, so that nothing is written yet if nobody can decode it. Nil if none is asked for.
    init?(_ job: RenderJob, _ decoder: SoundDecoder?) throws(MediaError) {
        guard let output = job.audio else { return nil }
        if output == RenderJob.standardOutput, isatty(STDOUT_FILENO) == 1 {
            throw MediaError("cannot write the soundtrack", "standard output is a terminal; use a pipe")
        }
        self.job = job
        self.output = output
        if let decoder {
            _ = try decoder.open()
            source = .decoder(decoder)
        } else {
            source = .bundled(try SoundtrackRecording(path: nil, volume: job.presentation.volume))
        }
    }

    /// Writes as much of it as was asked for, or as the frames of `timeline` last.
    func write(for timeline: Timeline?, _ gate: TerminationGate, _ progress: Progress) throws {
        let frames = try frameCount(timeline)
        let file = try open(gate)
        do {
            let writer = SoundWriter(file, byteCount: frames * SoundtrackRecording.frameSize, progress)
            if job.hasRawAudio || writer.writeHeader() {
                try render(frames: frames) { writer.write($0) }
            }
            try writer.check()
            try gate.holding { () throws(FileError) in
                gate.remove(nil)
                try file.finish()
            }
        } catch {
            gate.holding {
                gate.remove(nil)
                file.abandon()
            }
            throw error
        }
    }

    private func render(frames: Int, _ take: @escaping SoundtrackRecording.Take) throws(MediaError) {
        switch source {
        case .bundled(let recording): try recording.render(frames: frames, take)
        case .decoder(let decoder): try decoder.render(frames: frames, take)
        }
    }

    private func frameCount(_ timeline: Timeline?) throws(MediaError) -> Int {
        let seconds = job.seconds ?? timeline.map { job.seconds(in: $0) } ?? 0
        guard seconds <= RenderSound.longest else {
            let length = "the frames last \(Int(seconds)) s, and it may have \(Int(RenderSound.longest)) s"
            throw MediaError("cannot render the soundtrack", "\(length); use --seconds")
        }
        return max(1, Int((seconds * Double(SoundtrackRecording.rate)).rounded()))
    }

    private func open(_ gate: TerminationGate) throws(FileError) -> StreamedFile {
        guard output != RenderJob.standardOutput else { return .standardOutput }
        return try gate.holding { () throws(FileError) in
            let file = try StreamedFile(output)
            gate.remove(file.part)
            return file
        }
    }
}

extension RenderJob {
    /// For how many seconds the rendered frames of `timeline` are shown.
    func seconds(in timeline: Timeline) -> Double {
        let count = count(in: timeline)
        if let step { return Double(count) * step / 1_000 }
        let frames = first - 1..<first - 1 + count
        let nanoseconds = frames.reduce(0.0) { $0 + Double(timeline.duration(ofFrame: $1)) }
        return nanoseconds / presentation.speed / 1_000_000_000
    }

    /// How many frames of `timeline` are rendered: unless that is said, those of one cycle.
    func count(in timeline: Timeline) -> Int {
        if let count { return count }
        guard let step else { return timeline.frameCount }
        let cycle = Double(timeline.duration) / presentation.speed
        return min(10_000, max(1, Int((cycle / (step * 1_000_000)).rounded())))
    }
}
