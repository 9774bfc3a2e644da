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
    private let connection: DecoderConnection
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

    /// Seconds: a file is not to hold up the window's thread for ever.
    static let patience = 30

    /// A decoder that answers through `channel`, whose descriptor is this object's from now on: `process` for the animation of
    /// this name. Whatever does not come in `patience` seconds does not come; 0 for ever.
    init(
        _ channel: DecoderChannel, process: pid_t?, name: ByteString, log: EventLog,
        patience: Int = patience
    ) {
        connection = DecoderConnection(channel, process: process, patience: patience)
        self.name = name
        self.log = log
    }

    private var channel: DecoderChannel { connection.channel }

    /// Starts the process. Nil if no animation is named; throws if there can be no process. Only in a process that has one
    /// thread.
    static func start(
        _ presentation: Presentation, log: EventLog, patience: Int = patience
    ) throws(AnimationError) -> Decoder? {
        guard let path = presentation.animation else { return nil }
        do throws(Errno) {
            let process = try ConfinedProcess.start(
                "camelwalk-decode", reading: { DecodedAnimation.places(of: path) }
            ) { DecoderService.serve(presentation, $0) }
            return Decoder(
                process.channel, process: process.identifier, name: path, log: log, patience: patience)
        } catch {
            throw AnimationError("no process to decode \(path)", error.description)
        }
    }

    /// Pixels of every frame as decoded. Opens the file when this is first asked for; a damaged frame is an error later if
    /// `isStrict`.
    func canvas(isStrict: Bool = false) throws(AnimationError) -> PixelSize {
        try state.withLock { state throws(AnimationError) in
            if let canvas = state.canvas { return canvas }
            let answer = try ask(isStrict ? .openStrictly : .open, &state)
            let sides = answer.numbers.map { Int($0) }
            guard sides.count == 2, sides.allSatisfy({ (1...DecodingLimits.side).contains($0) }) else {
                throw end(&state, "its answer makes no sense")
            }
            let canvas = PixelSize(width: sides[0], height: sides[1])
            state.canvas = canvas
            return canvas
        }
    }

    /// How long each frame is shown, and how often all are; nil for ever. Reads the file to its end. Without an answer, there
    /// is one frame.
    func structure() -> (timeline: Timeline, cycles: Int?) {
        do throws(AnimationError) {
            return try readStructure()
        } catch {
            let structure: (Timeline, Int?) = (Timeline(durations: []), nil)
            state.withLock { $0.structure = structure }
            log.error("\(error); the picture stands still")
            return structure
        }
    }

    /// The same; throws without an answer.
    @discardableResult
    func readStructure() throws(AnimationError) -> (timeline: Timeline, cycles: Int?) {
        try state.withLock { state throws(AnimationError) in
            if let structure = state.structure { return structure }
            let answer = try ask(.structure, &state)
            let structure = (Timeline(durations: answer.numbers), answer.cycles)
            state.structure = structure
            return structure
        }
    }

    /// Frame `index` in `size` pixels: on its background, opaque, or without it, with straight alpha.
    func frame(
        _ index: Int, size: PixelSize, isTransparent: Bool = false
    ) throws(AnimationError) -> Surface {
        try state.withLock { state throws(AnimationError) in
            _ = try ask(isTransparent ? .transparentFrame(index, size) : .frame(index, size), &state)
            guard let picture = try channel.picture(size) else { throw end(&state, nil) }
            return picture
        }
    }

    /// Why there are fewer frames than there should be, and why the colours are as they are stored; nil if there is nothing
    /// wrong. Reads the file to its end.
    func flaws() throws(AnimationError) -> (damage: AnimationError?, colors: AnimationError?) {
        try state.withLock { state throws(AnimationError) in
            let answer = try ask(.flaws, &state)
            var notices = answer.notices[...]
            guard answer.numbers.count == 2, answer.numbers.filter({ $0 != 0 }).count == notices.count else {
                throw end(&state, "its answer makes no sense")
            }
            let flaws = answer.numbers.map { $0 == 0 ? nil : notices.popFirst() }
            return (flaws[0], flaws[1])
        }
    }

    /// Whether the file's system answers within `milliseconds`; if it does not, nothing may be asked for any more.
    func hasAnswer(within milliseconds: Int32) -> Bool {
        state.withLock { state in
            // Why there is none, the next question says.
            guard state.end == nil, channel.send(.touch) else { return true }
            guard channel.socket.hasBytes(within: milliseconds) else { return false }
            _ = channel.answer()
            return true
        }
    }

    /// Ends the process, if there is one. Nothing may be asked for any more.
    func stop() { connection.end() }

    private func ask(_ request: DecoderRequest, _ state: inout State) throws(AnimationError) -> DecoderAnswer
    {
        if let end = state.end { throw end }
        guard channel.send(request), let answer = channel.answer() else { throw end(&state, nil) }
        if request != .flaws { for notice in answer.notices { log.error("\(notice)") } }
        if let failure = answer.failure { throw failure }
        return answer
    }

    /// There are no more answers, for `reason`, or for what the process's end says.
    private func end(_ state: inout State, _ reason: String?) -> AnimationError {
        let end = connection.end()
        let error = AnimationError("cannot decode \(name)", reason ?? ConfinedProcess.cause(end))
        state.end = error
        return error
    }
}
