import CPOSIX
import CamelAnimation
import CamelSDL
import POSIX
import Synchronization

/// The frames of an animation in a window's size, each decoded when it is due: a short command pays for the frames that it
/// has shown.
///
/// Frames that are decoded quickly, the window's thread decodes itself: handing them over would cost more. Otherwise one
/// thread decodes ahead (`decodeUntilStopped`), and the window's says what it wants and takes what is there; it never waits.
final class FrameStore: Sendable {
    private struct State {
        /// The frames that are shown next, the most urgent first.
        var wanted: [Int] = []
        var ready: [Int: Surface] = [:]
        /// Which of those stay when they have been shown, and their bytes.
        var kept: Set<Int> = []
        var keptBytes = 0
        var failures: [Int: AnimationError] = [:]
        /// Whether the window's thread has missed a frame.
        var isAwaited = false
        var isStopped = false
    }

    /// Where the frames come from.
    private struct Source {
        /// Let go once all frames are kept.
        var animation: (any DrawnAnimation)?
        /// What is shown of frames that nobody decodes ahead: each is drawn over the one before.
        var canvas: Surface?

        func frame(_ index: Int, size: PixelSize, over old: Surface? = nil) throws(AnimationError) -> Surface
        {
            guard let animation else {
                throw AnimationError("cannot draw frame \(index)", "there is no such frame")
            }
            return try animation.opaqueFrame(index, size: size, over: old)
        }
    }

    /// How long each frame is shown.
    let timeline: Timeline
    /// How often the file says that the animation is to be played, or nil for ever.
    let cycles: Int?
    /// The size of each, in pixels.
    let size: PixelSize
    /// Whether a thread is to decode ahead.
    let decodesAhead: Bool
    private let source: Mutex<Source>
    private let state = Mutex(State())
    private let arrivals = Semaphore()
    private let maximumKeptBytes: Int
    private let announce: @Sendable () -> Void

    /// As much of a long animation is kept, so that it costs processor time only once; what is beyond it is decoded each
    /// time.
    static let manyBytes = 48 << 20

    /// Frames of `size` pixels, of which up to `maximumKeptBytes` are kept. `announce` is called, on the decoding thread,
    /// when a frame is there that was asked for in vain.
    init(
        _ animation: sending any DrawnAnimation, size: PixelSize,
        maximumKeptBytes: Int = FrameStore.manyBytes,
        announce: @escaping @Sendable () -> Void = {}
    ) {
        self.size = size
        self.maximumKeptBytes = maximumKeptBytes
        self.announce = announce
        timeline = animation.timeline
        cycles = animation.cycles
        decodesAhead = !animation.isQuick(at: size)
        source = Mutex(Source(animation: animation))
    }

    /// The frame of this number; nil if it is not decoded yet. Throws if it cannot be. Valid until the next is asked for.
    func frame(_ index: Int) throws(AnimationError) -> Surface? {
        guard decodesAhead else { return try drawn(index) }
        let (frame, error) = state.withLock { state in
            state.isAwaited = state.ready[index] == nil
            return (state.ready[index], state.failures[index])
        }
        if let error { throw error }
        return frame
    }

    private func drawn(_ index: Int) throws(AnimationError) -> Surface {
        try source.withLock { source throws(AnimationError) in
            let frame = try source.frame(index, size: size, over: source.canvas)
            source.canvas = frame
            return frame
        }
    }

    /// From now on these frames are wanted, the first most of all, and what others there are may go.
    func want(_ frames: [Int]) {
        let isMissing = state.withLock { state in
            guard state.wanted != frames else { return false }
            state.wanted = frames
            for index in state.ready.keys where !state.kept.contains(index) && !frames.contains(index) {
                state.ready[index] = nil
            }
            return FrameStore.missing(state) != nil
        }
        if isMissing { arrivals.signal() }
    }

    /// Frame `index`, decoded on the calling thread if it is not there.
    func decoded(_ index: Int) throws(AnimationError) -> Surface {
        if let frame = state.withLock({ $0.ready[index] }) { return frame }
        return try source.withLock { source throws(AnimationError) in
            try source.frame(index, size: size)
        }
    }

    /// Decodes what is wanted, until `stop`.
    func decodeUntilStopped() {
        while let index = nextMissing() {
            do throws(AnimationError) {
                add(try decoded(index), index)
            } catch {
                state.withLock { $0.failures[index] = error }
            }
            let isAwaited = state.withLock { state in
                defer { state.isAwaited = false }
                return state.isAwaited
            }
            if isAwaited { announce() }
        }
    }

    /// Ends the thread that decodes.
    func stop() {
        state.withLock { $0.isStopped = true }
        arrivals.signal()
    }

    /// The frame that is to be decoded next; waits for one. Nil once that is over.
    private func nextMissing() -> Int? {
        while true {
            let (isStopped, index) = state.withLock { ($0.isStopped, FrameStore.missing($0)) }
            if isStopped { return nil }
            if let index { return index }
            arrivals.wait()
        }
    }

    private static func missing(_ state: State) -> Int? {
        state.wanted.first { state.ready[$0] == nil && state.failures[$0] == nil }
    }

    private func add(_ frame: Surface, _ index: Int) {
        let bytes = frame.pitch * frame.size.height
        let hasAll = state.withLock { state in
            state.ready[index] = frame
            guard state.keptBytes + bytes <= maximumKeptBytes else { return false }
            state.kept.insert(index)
            state.keptBytes += bytes
            return state.kept.count == timeline.frameCount
        }
        guard hasAll else { return }
        source.withLock { $0.animation = nil }
        // What decoding took is not needed any more.
        camelwalk_return_memory()
    }
}
