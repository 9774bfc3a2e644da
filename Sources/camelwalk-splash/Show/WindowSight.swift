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

    /// What is seen of windows, as a row of `--explain`: on the X server and the Wayland compositor of these names.
    static func description(xServer: String?, compositor: String?) -> String {
        let displays = [
            xServer.map { "the X server \($0)" }, compositor.map { "the Wayland compositor \($0)" },
        ].compactMap { $0 }
        guard !displays.isEmpty else { return "never seen: there is no display" }
        let place = displays.joined(separator: " or ")
        return
            "the first on \(place) of the command, of a program that it started, or of one that runs already and "
            + "opens a window for it"
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
