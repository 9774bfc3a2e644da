import SplashMedia
import CommandWatch
import ServiceNotification
import ServiceWatch
import Synchronization
import WindowWatch

/// What other threads have for the window's thread. Each message wakes it.
final class EventQueue: Sendable {
    /// An event.
    enum Event: Sendable {
        case command(CommandEvent)
        case notification(ServiceMessage)
        case service(ServiceEvent)
        case window(WindowEvent)
        case frames(FrameStore)
        case label(CaptionLabel?)
        /// SDL's library is open.
        case sdl
        /// Nanoseconds from the launcher's start that the command took the last times.
        case expected(Int64)
        /// The splash's life has changed.
        case wake
    }

    private let messages = Mutex<[Event]>([])
    /// Wakes with each message, for a thread that waits for something else besides.
    let arrivals = Waker()

    /// Adds a message. May be called on any thread.
    func put(_ message: Event) {
        messages.withLock { $0.append(message) }
        arrivals.wake()
    }

    /// Sleeps until there is a message or `deadline` (`MonotonicClock` time); for the time before
    /// there is a window. May return sooner.
    func wait(until deadline: Int64) {
        arrivals.wait(until: deadline)
    }

    /// Takes everything out.
    func take() -> [Event] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
