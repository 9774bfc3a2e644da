import CXCB
import CamelAnimation
import Glibc

/// The monitors of an X screen: those that RANDR 1.5 knows (tiles put together, and parts of one that the user has made),
/// else what the outputs of RANDR 1.3 show, else XINERAMA's screens.
struct XMonitors {
    /// A monitor, and the dots per inch along its diagonal; nil if nobody knows.
    struct Monitor {
        let place: PixelRectangle
        let dotsPerInch: Double?

        fileprivate init(_ monitor: camelwalk_monitor) {
            let width = Double(monitor.width)
            let height = Double(monitor.height)
            place = PixelRectangle(
                x: Int(monitor.x), y: Int(monitor.y),
                size: PixelSize(width: Int(monitor.width), height: Int(monitor.height)))
            let millimetres = hypot(Double(monitor.width_millimetres), Double(monitor.height_millimetres))
            dotsPerInch = millimetres > 0 ? hypot(width, height) * 25.4 / millimetres : nil
        }
    }

    /// Who knows of the monitors.
    enum Source: String {
        case monitors = "RANDR's monitors"
        case outputs = "RANDR's outputs"
        case xinerama = "XINERAMA"
        case none = "the screen"
    }

    /// The questions, asked without waiting.
    struct Request {
        fileprivate let monitors: UInt32
        fileprivate let outputs: UInt32
        fileprivate let screens: UInt32

        /// Asks what extensions there are. Does not wait.
        static func prefetch(_ display: XDisplay) {
            camelwalk_prefetch_monitors(display.connection)
            camelwalk_prefetch_screens(display.connection)
        }

        /// Asks everybody at once, since each further question would take a round trip. Waits for the answers to
        /// `prefetch`.
        init(_ display: XDisplay) {
            let (connection, root) = (display.connection, display.screen.root)
            monitors = camelwalk_ask_monitors(connection, root)
            outputs = monitors == 0 ? 0 : camelwalk_ask_resources(connection, root)
            screens = camelwalk_ask_screens(connection)
        }
    }

    /// All that show something.
    let all: [Monitor]
    /// Who knows of them.
    let source: Source

    // More than any desk has.
    private static let maximum = 64

    /// Waits for the answers.
    init(_ request: Request, _ display: XDisplay) {
        let connection = display.connection
        var found: [Monitor] = []
        var source = Source.none
        let candidates = [
            (Source.monitors, request.monitors, camelwalk_monitors),
            (.outputs, request.outputs, camelwalk_outputs),
            (.xinerama, request.screens, camelwalk_screens),
        ]
        for (candidate, number, read) in candidates where number != 0 {
            guard found.isEmpty else {
                xcb_discard_reply(connection, number)
                continue
            }
            let monitors = [camelwalk_monitor](unsafeUninitializedCapacity: XMonitors.maximum) {
                $1 = Int(read(connection, number, $0.baseAddress, Int32(XMonitors.maximum)))
            }
            found = monitors.filter { $0.width > 0 && $0.height > 0 }.map { Monitor($0) }
            if !found.isEmpty { source = candidate }
        }
        all = found
        self.source = source
    }
}
