import Synchronization
import WaylandWatch

/// Whether windows of the command's can be seen: on the X server, on the Wayland compositor, or on both. Any thread
/// may ask.
final class WindowSight: Sendable {
    /// Those that are watched, or about to be.
    private let watches: Mutex<Int>

    /// Both displays that the environment names are watched.
    init() {
        watches = Mutex((SplashEnvironment.isSet("DISPLAY") ? 1 : 0) + (WaylandWatch.hasDisplay ? 1 : 0))
    }

    /// Whether a window that opens may be seen.
    var isThere: Bool { watches.withLock { $0 > 0 } }

    /// One of the watches has failed. Returns whether that was the last.
    func loseOne() -> Bool {
        watches.withLock { count in
            count -= 1
            return count == 0
        }
    }
}
