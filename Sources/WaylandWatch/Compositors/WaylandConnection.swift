internal import CWayland
internal import CWaylandWatch
internal import Glibc
internal import POSIX

/// A connection to a compositor of our own. For one thread; it stays until the process ends.
struct WaylandConnection {
    let pointer: OpaquePointer

    // Nanoseconds. Whoever is slower draws nothing either.
    private static let patience: Int64 = 1_000_000_000

    /// Connects to `compositor`. Throws where that, or libwayland-client, is not there.
    init(_ compositor: Compositor) throws(WaylandWatchError) {
        if let missing = camelwalk_wayland_open() {
            throw WaylandWatchError("there is no \(String(cString: missing))")
        }
        guard let pointer = compositor.socket.withCString({ camelwalk_wayland_connect($0) }) else {
            throw WaylandWatchError("\(compositor.socket): \(Errno.last)")
        }
        self.pointer = pointer
    }

    /// Becomes readable when the compositor has sent something.
    var descriptor: Int32 { camelwalk_wayland_descriptor(pointer) }

    /// Sends what has been requested, and calls the listeners for what has come. Does not wait.
    func exchange() throws(WaylandWatchError) {
        let isSent = camelwalk_wayland_flush(pointer) >= 0 || errno == EAGAIN
        let isRead = camelwalk_wayland_read(pointer) >= 0 || errno == EAGAIN
        guard isSent, isRead, camelwalk_wayland_dispatch(pointer) >= 0 else {
            throw WaylandWatchError("the connection has ended: \(Errno.last)")
        }
    }

    /// Waits until the compositor has answered everything that was requested.
    func complete() throws(WaylandWatchError) {
        // Left to the compositor where it does not answer: it may do so later.
        let isDone = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        isDone.initialize(to: 0)
        guard camelwalk_note_answer(pointer, isDone) == 0 else { throw WaylandWatchError("no memory") }
        let end = MonotonicClock.nanoseconds() + WaylandConnection.patience
        try exchange()
        while isDone.pointee == 0 {
            let left = end - MonotonicClock.nanoseconds()
            guard left > 0 else { throw WaylandWatchError("the compositor does not answer") }
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&polled, 1, Int32(clamping: left / 1_000_000 + 1))
            try exchange()
        }
        isDone.deallocate()
    }
}
