import CPOSIX
import CamelSDL
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
    private let state = Mutex(State.opening)
    private let presentation: Presentation
    private let log: EventLog

    /// A soundtrack that is silent until `start`.
    init(_ presentation: Presentation, log: EventLog) {
        self.presentation = presentation
        self.log = log
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
            let player = try player()
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
                    try player.fadeIn(volume: presentation.volume, milliseconds: 300) { [log] in
                        log.write("audio synthesised: SDL2_mixer has no instruments")
                    }
                    return nil
                } catch {
                    return error
                }
            }
            if let failure { throw failure }
            log.write("audio open \(player.deviceDescription)")
            if let reason = player.reasonToSynthesise { log.write("audio synthesised: \(reason)") }
        } catch {
            log.error("\(error); there is no sound")
        }
    }

    /// The named soundtrack, or the bundled one where it cannot be played.
    private func player() throws(MediaError) -> SoundtrackPlayer {
        guard let path = presentation.soundtrack else { return try SoundtrackPlayer(path: nil) }
        do throws(MediaError) {
            return try SoundtrackPlayer(path: path)
        } catch {
            log.error("\(error); the bundled soundtrack is played")
            return try SoundtrackPlayer(path: nil)
        }
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
