internal import POSIX

/// The Wayland compositor that the command's environment names.
struct Compositor {
    /// The path of its socket.
    let socket: ByteString
    /// The process that made the socket, or nil if that is in a namespace that we do not see.
    let process: Int32?

    // A wrapper may have made the socket and started the compositor.
    private static let maximumAncestors = 4

    /// The compositor of WAYLAND_DISPLAY and XDG_RUNTIME_DIR. Throws where it does not let us in.
    init(display: ByteString, runtimeDirectory: ByteString?) throws(WaylandWatchError) {
        guard let socket = Compositor.socket(display: display, runtimeDirectory: runtimeDirectory) else {
            throw WaylandWatchError("WAYLAND_DISPLAY is \(display), and there is no XDG_RUNTIME_DIR")
        }
        self.socket = socket
        do throws(SocketError) {
            process = try UnixStream(path: socket).peer
        } catch {
            throw WaylandWatchError("\(error)")
        }
    }

    /// Where the socket `display` is, as clients look for it (wl_display_connect); nil without a place to look.
    static func socket(display: ByteString, runtimeDirectory: ByteString?) -> ByteString? {
        guard !display.isAbsolutePath else { return display }
        guard let runtimeDirectory, runtimeDirectory.isAbsolutePath else { return nil }
        return runtimeDirectory.appending(path: display)
    }

    /// Whether `process` may be the compositor: in one session there may be more of them, one in another's window.
    func isServed(by process: Int32?) -> Bool {
        guard let own = self.process, let process else { return true }
        var current: Int32? = process
        for _ in 0...Compositor.maximumAncestors {
            guard let number = current else { return false }
            if number == own { return true }
            current = number > 1 ? ProcessFile.parent(of: number) : nil
        }
        return false
    }
}
