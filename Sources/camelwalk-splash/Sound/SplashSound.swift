import CPOSIX
import SplashMedia
import POSIX
import SplashProtocol
import Synchronization

/// Opens the audio device and starts the soundtrack on a thread of its own, and gives up after a while.
final class SplashSound: Sendable {
    private enum State: Sendable {
        case opening, playing(SoundtrackPlayer), abandoned
    }

    private static let deadline = 2_000
    /// Seconds that samples may take.
    private static let patience = 5
    private let state = Mutex(State.opening)
    private let volume: Int
    /// Nil for the bundled soundtrack.
    private let decoder: SoundDecoder?
    private let log: EventLog

    /// A soundtrack that is silent until `start`: that of `decoder`, or the bundled one.
    init(volume: Int, decoder: SoundDecoder?, log: EventLog) {
        self.volume = volume
        self.decoder = decoder
        self.log = log
    }

    /// Starts the process that decodes the user's soundtrack. Nil if none is named that would be heard, or if there can be no
    /// process, which the log is told. Only in a process that has one thread.
    static func decoder(_ presentation: Presentation, log: EventLog) -> SoundDecoder? {
        guard let path = presentation.soundtrack, !presentation.isSilent,
            presentation.midiDestination == nil
        else { return nil }
        do throws(MediaError) {
            return try SoundDecoder.start(
                path, volume: presentation.volume, rate: SoundtrackPlayer.rate, instruments: .installed,
                patience: SplashSound.patience)
        } catch {
            log.error("\(error); the bundled soundtrack is played")
            return nil
        }
    }

    /// Begins to open the device. Returns at once.
    func start() {
        guard BackgroundThread.start({ self.open() }) else {
            log.error("no thread for the soundtrack; there is no sound")
            return
        }
    }

    private func open() {
        // The camel walks without sound if a library's fault ends this thread or one that it starts.
        camelwalk_need_this_thread(0)
        let begin = MonotonicClock.nanoseconds()
        do throws(MediaError) {
            let (player, reasonToSynthesise) = try player()
            let milliseconds = (MonotonicClock.nanoseconds() - begin) / 1_000_000
            guard milliseconds <= SplashSound.deadline else {
                log.error("the audio device took \(milliseconds) ms to open; there is no sound")
                return
            }
            // Under the lock, so that a close in this moment either sees the player or keeps it from starting.
            let failure = state.withLock { state -> MediaError? in
                guard case .opening = state else { return nil }
                state = .playing(player)
                do throws(MediaError) {
                    try player.fadeIn(volume: volume, milliseconds: 300)
                    return nil
                } catch {
                    return error
                }
            }
            if let failure { throw failure }
            log.write("audio open \(player.deviceDescription)")
            if let reasonToSynthesise { log.write("audio synthesised: \(reasonToSynthesise)") }
        } catch {
            log.error("\(error); there is no sound")
        }
    }

    /// The named soundtrack, or the bundled one where it cannot be played, and why our own voices play it.
    private func player() throws(MediaError) -> (SoundtrackPlayer, MediaError?) {
        guard let decoder else { return (try SoundtrackPlayer(), nil) }
        var reasonToSynthesise: MediaError?
        do throws(MediaError) {
            reasonToSynthesise = try decoder.open()
        } catch {
            log.error("\(error); the bundled soundtrack is played")
            return (try SoundtrackPlayer(), nil)
        }
        let player = try SoundtrackPlayer { [log] samples in
            if decoder.read(into: samples) { return true }
            log.error("\(decoder.end()); there is no sound any more")
            return false
        }
        return (player, reasonToSynthesise)
    }

    /// Fades out, or keeps from starting. Returns the milliseconds until it is silent.
    func stop() -> Int {
        state.withLock { state in
            defer { state = .abandoned }
            guard case .playing(let player) = state else { return 0 }
            return player.fadeOut(milliseconds: 150)
        }
    }
}

extension Presentation {
    /// Whether nothing is to be heard.
    var isSilent: Bool { isMuted || volume == 0 }
}
