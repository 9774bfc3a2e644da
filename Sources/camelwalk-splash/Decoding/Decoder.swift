import CConfinement
import CamelAnimation
import CamelSDL
import Glibc
import POSIX
import SplashProtocol
import Synchronization

/// The user's animation, decoded by a process that can do nothing else: whoever takes that over by a file can draw in the
/// window. What it answers is checked, and it may die at any time.
///
/// Any thread may use it; requests wait for each other.
final class Decoder: Sendable {
    /// Nil if the other side is no process of its own, in tests.
    private let process: pid_t?
    private let channel: DecoderChannel
    private let state = Mutex(State())
    private let log: EventLog
    private let name: ByteString

    private struct State {
        /// Why there are no more answers.
        var end: AnimationError?
        /// The canvas's size, once the file is open.
        var canvas: PixelSize?
        var structure: (timeline: Timeline, cycles: Int?)?
    }

    // A file is not to hold up the window's thread for ever.
    private static let patience = 30

    /// A decoder that answers through `channel`, whose descriptor is this object's from now on: `process` for the animation of
    /// this name.
    init(_ channel: DecoderChannel, process: pid_t?, name: ByteString, log: EventLog) {
        self.channel = channel
        self.process = process
        self.name = name
        self.log = log
        var patience = timeval(tv_sec: Decoder.patience, tv_usec: 0)
        setsockopt(
            channel.descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(channel.descriptor) }

    /// Starts the process. Nil if no animation is named, or if there can be no process, which the log is told. Only in a process
    /// that has one thread.
    static func start(_ presentation: Presentation, log: EventLog) -> Decoder? {
        guard let path = presentation.animation else { return nil }
        var pair: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else {
            log.error("no process to decode \(path): \(Errno.last); the bundled camel is shown")
            return nil
        }
        let parent = getpid()
        let process = camelwalk_fork()
        if process == 0 { DecoderService.run(presentation, descriptor: pair[1], parent: parent) }
        close(pair[1])
        guard process > 0 else {
            log.error("no process to decode \(path): \(Errno.last); the bundled camel is shown")
            close(pair[0])
            return nil
        }
        return Decoder(DecoderChannel(descriptor: pair[0]), process: process, name: path, log: log)
    }

    /// Pixels of every frame as decoded. Opens the file when this is first asked for.
    func canvas() throws(AnimationError) -> PixelSize {
        try state.withLock { state throws(AnimationError) in
            if let canvas = state.canvas { return canvas }
            let answer = try ask(.open, &state)
            let sides = answer.numbers.map { Int($0) }
            guard sides.count == 2, sides.allSatisfy({ (1...DecodingLimits.side).contains($0) }) else {
                throw end(&state, "its answer makes no sense")
            }
            let canvas = PixelSize(width: sides[0], height: sides[1])
            state.canvas = canvas
            return canvas
        }
    }

    /// How long each frame is shown, and how often all are; nil for ever. Reads the file to its end.
    func structure() -> (timeline: Timeline, cycles: Int?) {
        state.withLock { state in
            if let structure = state.structure { return structure }
            var answer = DecoderAnswer()
            do throws(AnimationError) {
                answer = try ask(.structure, &state)
            } catch {
                log.error("\(error); the picture stands still")
            }
            let structure = (Timeline(durations: answer.numbers), answer.cycles)
            state.structure = structure
            return structure
        }
    }

    /// Frame `index` on its background, in `size` pixels, opaque.
    func frame(_ index: Int, size: PixelSize) throws(AnimationError) -> Surface {
        try state.withLock { state throws(AnimationError) in
            _ = try ask(.frame(index, size), &state)
            guard let picture = try channel.picture(size) else { throw end(&state, nil) }
            return picture
        }
    }

    private func ask(_ request: DecoderRequest, _ state: inout State) throws(AnimationError) -> DecoderAnswer
    {
        if let end = state.end { throw end }
        guard channel.send(request), let answer = channel.answer() else { throw end(&state, nil) }
        for notice in answer.notices { log.error("\(notice)") }
        if let failure = answer.failure { throw failure }
        return answer
    }

    /// There are no more answers, for `reason`, or for what the process's end says.
    private func end(_ state: inout State, _ reason: String?) -> AnimationError {
        let signal = process.flatMap { Decoder.endSignal(of: $0) }
        let cause = signal.map { "its decoder died of signal \($0)" } ?? "its decoder does not answer"
        let error = AnimationError("cannot decode \(name)", reason ?? cause)
        state.end = error
        return error
    }

    /// Ends a process, unless it has ended. Returns the signal that it died of by itself, or nil.
    private static func endSignal(of process: pid_t) -> Int32? {
        // One that is dying already has its status.
        kill(process, SIGKILL)
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process else { return nil }
        let signal = status & 0x7F
        return signal == 0 || signal == SIGKILL ? nil : signal
    }
}
