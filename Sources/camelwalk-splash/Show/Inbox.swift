import CSDL2
import CamelSDL
import SplashMedia
import CommandWatch
import ServiceNotification
import Synchronization
import WindowWatch

/// What other threads have for the window's thread. Each message wakes the SDL event loop.
final class Inbox: Sendable {
    /// A message.
    enum Message: Sendable {
        case command(CommandEvent)
        case service(ServiceMessage)
        case window(WindowEvent)
        case frames(FrameStore)
        case plaque(Plaque?)
        /// Nanoseconds from the launcher's start that the command took the last times.
        case expected(Int64)
    }

    private let messages = Mutex<[Message]>([])
    /// Rings with each message. For whoever waits without SDL's event loop, and for something else besides.
    let arrivals = Doorbell()

    /// Adds a message. May be called on any thread, before SDL has started as well.
    func put(_ message: Message) {
        messages.withLock { $0.append(message) }
        arrivals.ring()
        // Without an event queue, before SDL has started, this does nothing: the loop looks here first.
        var event = SDL_Event()
        event.type = SDL_USEREVENT.rawValue
        SDL_PushEvent(&event)
    }

    /// Sleeps until there is a message or `deadline` (`MonotonicClock` time); for the time before SDL has an
    /// event loop. May return sooner.
    func wait(until deadline: Int64) {
        arrivals.wait(until: deadline)
    }

    /// Takes everything out.
    func take() -> [Message] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
