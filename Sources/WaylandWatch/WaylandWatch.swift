internal import CPOSIX
internal import POSIX

/// Sees a command's first window on a Wayland compositor.
///
/// There is no protocol for it. The compositor says when a window opens, each in a way of its own, and some say whose
/// it is; where they do not, the kernel says whether the command is a client of the compositor and has something to
/// show.
public struct WaylandWatch: Sendable {
    /// The first of these names that the windows of one of these processes may have, or nil.
    public typealias CommonName = @Sendable (_ names: [String], _ processes: [Int32]) -> String?

    private let command: Int32
    private let bus: String?
    private let commonName: CommonName

    /// Watches for windows of `command` and its descendants on the compositor that this process's environment names.
    /// `bus` is the address of the session's bus, or nil. `commonName` is called on the watch's thread.
    public init(command: Int32, bus: String?, commonName: @escaping CommonName = { _, _ in nil }) {
        self.command = command
        self.bus = bus
        self.commonName = commonName
    }

    /// Whether the environment names a compositor.
    public static var hasDisplay: Bool { variable("WAYLAND_DISPLAY") != nil }

    /// Calls `handler` once, on this thread, with what the log is to say of the window, and returns. Sleeps until then,
    /// so it wants a thread of its own. `note` is called with lines for the log meanwhile.
    ///
    /// Throws where the compositor does not let us in, or nobody tells of windows and the kernel does not tell of
    /// clients.
    public func run(
        note: @escaping (String) -> Void, _ handler: (String) -> Void
    ) throws(WaylandWatchError) {
        // So that one can see in /proc what it costs.
        camelwalk_name_thread("wayland-watch")
        let session = try session()
        var run = try WatchRun(session, note: note)
        handler(try run.firstWindow())
    }

    /// What the environment says of the session.
    func session() throws(WaylandWatchError) -> WaylandSession {
        guard let display = WaylandWatch.variable("WAYLAND_DISPLAY") else {
            throw WaylandWatchError("WAYLAND_DISPLAY is not set")
        }
        return WaylandSession(
            command: command, display: display, runtimeDirectory: WaylandWatch.variable("XDG_RUNTIME_DIR"),
            bus: bus, commonName: commonName, variable: WaylandWatch.variable)
    }

    private static func variable(_ name: String) -> ByteString? {
        ByteString(environment: name).flatMap { $0.bytes.isEmpty ? nil : $0 }
    }
}
