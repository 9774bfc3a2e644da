import CSDL2
import CamelSDL
import SplashMedia
import CommandWatch
import ServiceNotification
import ServiceWatch
import Synchronization
import WindowWatch

/// What other threads have for the window's thread. Each message wakes it, in SDL's event loop too once there is one.
final class EventQueue: Sendable {
    /// An event.
    enum Event: Sendable {
        case command(CommandEvent)
        case notification(ServiceMessage)
        case service(ServiceEvent)
        case window(WindowEvent)
        case frames(FrameStore)
        case label(CaptionLabel?)
        /// Nanoseconds from the launcher's start that the command took the last times.
        case expected(Int64)
        /// The splash's life has changed.
        case wake
    }

    private struct State {
        var messages: [Event] = []
        var hasEventLoop = false
    }

    private let state = Mutex(State())
    /// Wakes with each message while SDL has no event loop, for a thread that waits for something else besides.
    let arrivals = Waker()

    /// Adds a message. May be called on any thread, before SDL has started as well.
    func put(_ message: Event) {
        let hasEventLoop = state.withLock { state in
            state.messages.append(message)
            return state.hasEventLoop
        }
        guard hasEventLoop else { return arrivals.wake() }
        var event = SDL_Event()
        event.type = SDL_USEREVENT.rawValue
        SDL_PushEvent(&event)
    }

    /// SDL has started: from now on messages wake its event loop. Until then it must not be touched by other threads.
    func startEventLoop() {
        state.withLock { $0.hasEventLoop = true }
    }

    /// Sleeps until there is a message or `deadline` (`MonotonicClock` time); for the time before SDL has an
    /// event loop. May return sooner.
    func wait(until deadline: Int64) {
        arrivals.wait(until: deadline)
    }

    /// Takes everything out.
    func take() -> [Event] {
        state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }
}
