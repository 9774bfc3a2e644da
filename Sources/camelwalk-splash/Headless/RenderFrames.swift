import CPOSIX
import CamelAnimation
import CamelSDL
import Glibc
import SplashProtocol
import POSIX

/// `--headless`: the frames that the window would show, as files, and its sound. Needs no display and no sound device.
struct RenderFrames {
    let job: RenderJob

    /// The status to exit with.
    func run() -> Int32 {
        StandardError.silenceLibraries()
        // One picture follows the other: the kernel need not clear new pages for each, here and in the process that decodes.
        camelwalk_keep_memory(RenderFrames.keptMemory)
        do {
            try render()
            return 0
        } catch {
            progress.clear()
            StandardError.complain("--headless: \(error)")
            return 125
        }
    }

    private let progress = Progress()
    /// Bytes: a picture of 2048 x 2048 pixels.
    private static let keptMemory = 16 << 20

    init(job: RenderJob) {
        self.job = job
    }

    private func render() throws {
        // While there is one thread.
        let decoder =
            job.count == 0
            ? nil : try Decoder.start(job.presentation, log: EventLog(descriptor: nil, start: 0), patience: 0)
        let soundDecoder = try RenderSound.decoder(job)
        // The first process of a container is the command later, and is not to find children of others.
        defer {
            decoder?.stop()
            _ = soundDecoder?.end()
        }
        let gate = TerminationGate()
        let sound = try RenderSound(job, soundDecoder)
        guard job.count != 0 else {
            try sound?.write(for: nil, gate, progress)
            return progress.clear()
        }
        try AtomicFile.makeDirectory(job.output)
        if let path = job.contactSheet, path.isDirectory { throw FileError(path, errno: Errno(EISDIR)) }
        let (animation, size) = try load(decoder)
        // First, since a soundtrack that turns out to be damaged spares the time for the frames.
        try sound?.write(for: animation.timeline, gate, progress)
        let encoder = try PNGEncoder()
        let numbers = job.first..<job.first + job.count(in: animation.timeline)
        let sheet = try job.contactSheet.map { _ in
            try ContactSheet(
                count: numbers.count, frame: size,
                ground: job.isTransparent ? nil : Duotone(job.presentation, prefersDark: false).color(235))
        }
        let queue = RenderQueue(
            numbers, job: job, animation: animation, size: size, sheet: sheet, progress: progress)
        write(
            queue, to: job.output, encoder, gate,
            threads: min(Int(camelwalk_available_cores()), numbers.count))
        try queue.checkFinished()
        if let sheet, let path = job.contactSheet {
            let bytes = try encoder.encode(sheet.picture)
            try gate.holding { () throws(FileError) in try AtomicFile.write(bytes, to: path) }
        }
        progress.clear()
        guard let flaws = try decoder?.flaws() else { return }
        if let failure = flaws.colors {
            StandardError.complain("--headless: \(failure); the colours are written as they are stored")
        }
        // What is whole is there.
        if let damage = flaws.damage { throw damage }
    }

    /// Encodes and writes all frames of `queue`, until one fails.
    private func write(
        _ queue: RenderQueue, to directory: ByteString, _ encoder: PNGEncoder, _ gate: TerminationGate,
        threads: Int
    ) {
        WorkerThreads.run(threads) {
            while let (number, picture) = queue.next() {
                queue.finish(number) {
                    let bytes = try encoder.encode(picture, keepsAlpha: job.isTransparent)
                    try gate.holding { () throws(FileError) in
                        try AtomicFile.write(bytes, to: RenderFrames.path(number, in: directory))
                    }
                }
            }
        }
    }

    private func load(_ decoder: Decoder?) throws(AnimationError) -> (any RenderedAnimation, PixelSize) {
        if let decoder {
            let canvas = try decoder.canvas(isStrict: true)
            // A program that is to do much is not to do it with too many.
            let frameCount = try decoder.readStructure().timeline.frameCount
            if frameCount >= DecodingLimits.frames, let damage = try decoder.flaws().damage { throw damage }
            return (decoder, job.size ?? canvas.scaled(by: job.presentation.scale))
        }
        let smallest = try BundledCamel.size()
        let size = job.size ?? smallest.scaled(by: job.presentation.scale)
        let colors = Duotone(job.presentation, prefersDark: false)
        guard job.presentation.gait == .walk else {
            return (try BundledCamel.animation(for: size, colors: colors), size)
        }
        let tracks = BundledTracks(for: size, colors: colors, layers: WalkLayers.find)
        return (try tracks.animation(.walk), size)
    }

    private static func path(_ number: Int, in directory: ByteString) -> ByteString {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return directory.appending(path: ByteString("frame-\(padding)\(digits).png"))
    }
}

extension RenderJob {
    /// The frame of `timeline` that is number `number`, counted from 1, of the rendered sequence.
    func frame(_ number: Int, in timeline: Timeline) -> Int {
        guard let step else { return (number - 1) % timeline.frameCount }
        // The remainder first: millions of long steps are more nanoseconds than an integer holds.
        let time = Double(number - 1) * step * 1_000_000 * presentation.speed
        let cycle = Double(timeline.duration)
        return timeline.frame(at: Int64(time.truncatingRemainder(dividingBy: cycle)))
    }
}
