import CamelAnimation
import CamelSDL
import Glibc
import SplashProtocol
import POSIX

/// `--headless`: the frames that the window would show, as files. Needs no display.
struct RenderFrames {
    let job: RenderJob

    /// The status to exit with.
    func run() -> Int32 {
        StandardError.silenceLibraries()
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

    init(job: RenderJob) {
        self.job = job
    }

    private func render() throws {
        try AtomicFile.makeDirectory(job.output)
        if let path = job.contactSheet, path.isDirectory { throw FileError(path, errno: Errno(EISDIR)) }
        let (animation, size) = try load()
        let encoder = try PNGEncoder()
        let numbers = job.first..<job.first + (job.count ?? framesOfOneCycle(animation.timeline))
        var sheet = try job.contactSheet.map { _ in
            try ContactSheet(count: numbers.count, frame: size, isTransparent: job.isTransparent)
        }
        for number in numbers {
            progress.show(number - job.first, of: numbers.count)
            let picture = try frame(number, of: animation, size: size)
            try AtomicFile.write(encoder.encode(picture), to: RenderFrames.path(number, in: job.output))
            try sheet?.add(picture)
        }
        if let sheet, let path = job.contactSheet {
            try AtomicFile.write(encoder.encode(sheet.picture), to: path)
        }
        progress.clear()
        // What is whole is there.
        if let damage = animation.damage { throw damage }
    }

    private func load() throws(AnimationError) -> (DecodedAnimation, PixelSize) {
        if let animation = try DecodedAnimation.named(by: job.presentation) {
            return (animation, job.size ?? animation.canvas.scaled(by: job.presentation.scale))
        }
        let smallest = try BundledCamel.size()
        let size = job.size ?? smallest.scaled(by: job.presentation.scale)
        return (try BundledCamel.animation(for: size), size)
    }

    private func framesOfOneCycle(_ timeline: Timeline) -> Int {
        guard let step = job.step else { return timeline.frameCount }
        let cycle = Double(timeline.duration) / job.presentation.speed
        return min(10_000, max(1, Int((cycle / (step * 1_000_000)).rounded())))
    }

    /// Frame `number`, counted from 1, of the rendered sequence.
    private func frame(
        _ number: Int, of animation: DecodedAnimation, size: PixelSize
    ) throws(AnimationError) -> Surface {
        let index: Int
        if let step = job.step {
            // The remainder first: millions of long steps are more nanoseconds than an integer holds.
            let time = Double(number - 1) * step * 1_000_000 * job.presentation.speed
            let cycle = Double(animation.timeline.duration)
            index = animation.timeline.frame(at: Int64(time.truncatingRemainder(dividingBy: cycle)))
        } else {
            index = (number - 1) % animation.timeline.frameCount
        }
        return job.isTransparent
            ? try animation.transparentFrame(index, size: size) : try animation.opaqueFrame(index, size: size)
    }

    private static func path(_ number: Int, in directory: ByteString) -> ByteString {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return directory.appending(path: ByteString("frame-\(padding)\(digits).png"))
    }
}
