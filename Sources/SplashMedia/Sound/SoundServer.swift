internal import CPulse
internal import Glibc
internal import POSIX

/// PulseAudio, or PipeWire in its place, asked before SDL does: SDL 2.26 dies in a thread of its own if such a server has
/// no sink.
package enum SoundServer {
    /// What a sound server has to play on.
    package enum Answer: Sendable {
        case sink, noSink
        /// Nobody answers, or there is no libpulse: another of SDL's drivers may play.
        case none
    }

    /// Asks the server that libpulse finds. Waits until it answers, or says no: call it on a thread that nobody waits
    /// for.
    package static func ask() -> Answer {
        if let driver = getenv("SDL_AUDIODRIVER"), driver.pointee != 0,
            strcmp(driver, "pulseaudio") != 0, strcmp(driver, "pulse") != 0
        {
            return .none
        }
        guard let library = try? PulseLibrary(), let loop = PulseLoop(library) else { return .none }
        defer { loop.end() }
        return loop.ask()
    }
}

/// A connection, and the loop that drives it.
private final class PulseLoop {
    private let library: PulseLibrary
    private let loop: OpaquePointer
    private let context: OpaquePointer
    private var answer: SoundServer.Answer?

    init?(_ library: PulseLibrary) {
        guard let loop = library.makeLoop() else { return nil }
        guard let context = library.makeContext(library.interface(loop), "camelwalk") else {
            library.freeLoop(loop)
            return nil
        }
        self.library = library
        self.loop = loop
        self.context = context
    }

    func ask() -> SoundServer.Answer {
        // Whether a server is to be started is for SDL to say.
        guard library.connect(context, nil, PA_CONTEXT_NOAUTOSPAWN, nil) >= 0,
            wait({ self.library.state(self.context) == PA_CONTEXT_READY })
        else { return .none }
        let this = Unmanaged.passUnretained(self).toOpaque()
        let operation = library.serverInfo(
            context,
            { _, info, this in
                guard let this else { return }
                let name = info?.pointee.default_sink_name
                let hasSink = name.map { $0.pointee != 0 } ?? false
                Unmanaged<PulseLoop>.fromOpaque(this).takeUnretainedValue().answer = hasSink ? .sink : .noSink
            }, this)
        guard let operation else { return .none }
        defer { library.unreference(operation) }
        return wait({ self.answer != nil }) ? answer ?? .none : .none
    }

    /// Drives the connection until `condition` is true. Returns false if it fails before.
    private func wait(_ condition: () -> Bool) -> Bool {
        while !condition() {
            guard library.iterate(loop, 1, nil) >= 0 else { return false }
            let state = library.state(context)
            guard state != PA_CONTEXT_FAILED, state != PA_CONTEXT_TERMINATED else { return false }
        }
        return true
    }

    func end() {
        library.disconnect(context)
        library.unreferenceContext(context)
        library.freeLoop(loop)
    }
}
