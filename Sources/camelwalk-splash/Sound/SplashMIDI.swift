import CPOSIX
import Glibc
import MIDI
import POSIX
import SplashMedia
import SplashPolicy
import SplashProtocol

/// Sends the soundtrack to a MIDI device, on a thread of its own. Whatever ends the process ends the music.
final class SplashMIDI: Sendable {
    private let destination: MIDIDestination
    private let soundtrack: ByteString?
    private let speed: Double
    private let log: EventLog

    // Beyond these a synthesiser, or a serial line, does not follow.
    private static let speeds = 0.25...4.0
    /// Messages that a MIDI cable carries in a second, more or less.
    private static let cableRate = 1_500.0
    /// Nanoseconds for what is to be done before the first note.
    private static let lead: Int64 = 10_000_000
    /// Nanoseconds that it may be late before it goes on as if it had paused.
    private static let pause: Int64 = 1_000_000_000

    /// A soundtrack that is silent until `start`. Nil if `presentation` has no MIDI device.
    init?(_ presentation: Presentation, log: EventLog) {
        guard let destination = presentation.midiDestination else { return nil }
        self.destination = destination
        soundtrack = presentation.soundtrack
        // The bundled ones belong together.
        let isCamels = presentation.animation == nil && presentation.soundtrack == nil
        speed =
            isCamels
            ? min(max(presentation.speed, SplashMIDI.speeds.lowerBound), SplashMIDI.speeds.upperBound) : 1
        self.log = log
    }

    /// Begins to open the device, and to play at `time` (of `MonotonicClock`) once it is open. Returns at once.
    func start(_ time: MusicStart) {
        let isStarted = BackgroundThread.start {
            // The camel walks without music if a library's fault ends this thread.
            camelwalk_need_this_thread(0)
            SplashMIDI.leaveSignalsToOthers()
            self.play(time)
        }
        if !isStarted { log.error("no thread for the soundtrack; there is no music") }
    }

    /// Ends the music, or keeps it from starting. Takes as long as the device takes for the last messages, half a second
    /// at most.
    func stop() { MIDIOutput.end() }

    /// Who handles one waits for what this thread is just writing.
    private static func leaveSignalsToOthers() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func play(_ time: MusicStart) {
        do throws(MediaError) {
            guard let performance = MIDIPerformance(try sequence(), speed: speed) else {
                log.error("the soundtrack has no notes; there is no music")
                return
            }
            try play(performance, on: try output(), time)
        } catch {
            log.error("\(error); there is no music")
            MIDIOutput.end()
        }
    }

    private func output() throws(MediaError) -> MIDIOutput {
        switch destination {
        case .sequencer(let address): try MIDIOutput(sequencer: address)
        case .device(let path, let rate): try MIDIOutput(path: path, rate: rate)
        }
    }

    /// The named soundtrack, or the bundled one where it is no MIDI file.
    private func sequence() throws(MediaError) -> TimedSequence {
        guard let soundtrack else { return try MIDISoundtrack.sequence(path: nil) }
        do throws(MediaError) {
            return try MIDISoundtrack.sequence(path: soundtrack)
        } catch {
            log.error("\(error); the bundled soundtrack is played")
            return try MIDISoundtrack.sequence(path: nil)
        }
    }

    private func play(
        _ performance: MIDIPerformance, on output: MIDIOutput, _ time: MusicStart
    ) throws(MediaError) {
        var (performance, output) = (performance, output)
        let clock = Semaphore()
        log.write("midi open \(output.name)")
        // Who sends more than a cable can carry would keep the command from its core.
        if performance.messagesPerSecond < SplashMIDI.cableRate { BackgroundThread.comeFirst() }
        var start = time.time(after: MonotonicClock.nanoseconds() + SplashMIDI.lead)
        while true {
            let moment = performance.next()
            let bytes = output.encode(moment.messages)
            let ending = output.encodeEnding(performance.ending)
            _ = clock.wait(until: start + moment.time)
            // A stopped process, for example, would send all at once what it has missed.
            let delay = MonotonicClock.nanoseconds() - (start + moment.time)
            if delay > SplashMIDI.pause { start += delay }
            // Before the notes themselves: the end may come at any moment.
            output.setEnding(ending)
            guard try output.write(bytes) else { return }
        }
    }
}

extension Presentation {
    /// Takes the MIDI device for this process where it is named as a descriptor of the command's, which cannot be seen any
    /// more once this process is confined.
    mutating func takeMIDIDescriptor() {
        guard case .device(let path, let rate)? = midiDestination, path.bytes.starts(with: "/proc/".utf8)
        else { return }
        let descriptor = path.withCString { camelwalk_open_place($0) }
        guard descriptor >= 0 else { return }
        midi = ByteString("/proc/self/fd/\(descriptor)" + (rate.map { ",\($0)" } ?? ""))
    }
}
