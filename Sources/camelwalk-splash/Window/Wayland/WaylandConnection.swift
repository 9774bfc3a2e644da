import CPOSIX
import CWayland
import CamelSDL
import Glibc
import POSIX

/// A connection to a Wayland compositor. Its objects call their listeners while it waits. Used on one thread; it is never
/// closed, since the process ends with it.
final class WaylandConnection {
    /// The wl_display.
    let display: OpaquePointer
    private let descriptor: Int32
    /// Waited for where nothing else is waited for.
    private let silence = Waker()

    /// A compositor that takes longer to answer shows no window that is of any use.
    static let patience: Int64 = 2_000_000_000

    /// Connects to the compositor that WAYLAND_DISPLAY names.
    init() throws(WindowError) {
        if let missing = camelwalk_wayland_open() {
            throw WindowError("cannot use Wayland", "\(String(cString: missing)) is missing")
        }
        guard let display = camelwalk_wayland_connect(nil) else {
            throw WindowError("cannot connect to the Wayland compositor", Errno.last.description)
        }
        self.display = display
        descriptor = camelwalk_wayland_descriptor(display)
    }

    /// The process that listens at the socket: the compositor, or who has started it.
    var compositor: pid_t? {
        let process = camelwalk_peer_process(descriptor)
        return process > 0 ? process : nil
    }

    /// Waits until the compositor has dealt with everything that was asked of it.
    func synchronize() throws(WindowError) {
        let answer = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
        answer.initialize(to: false)
        guard let callback = wl_display_sync(display) else { throw failure() }
        wl_callback_add_listener(callback, WaylandConnection.answerListener, answer)
        try wait(for: "answer") { answer.pointee }
        // Where it has thrown, the answer may still come.
        wl_callback_destroy(callback)
        answer.deallocate()
    }

    private nonisolated(unsafe) static let answerListener = WaylandListener.make(
        wl_callback_listener(done: { data, _, _ in data?.assumingMemoryBound(to: Bool.self).pointee = true }))

    /// Waits until `condition` is true; throws where the compositor does not do so in time.
    func wait(for what: String, _ condition: () -> Bool) throws(WindowError) {
        let deadline = MonotonicClock.nanoseconds() + WaylandConnection.patience
        while !condition() {
            guard MonotonicClock.nanoseconds() < deadline else {
                throw WindowError("cannot open a window", "the Wayland compositor gives no \(what)")
            }
            try wait(until: deadline)
        }
    }

    /// Sends what has been asked for, and waits until the compositor has said something, `waker` wakes or it is
    /// `deadline` (`MonotonicClock` time). Calls the listeners.
    func wait(until deadline: Int64, waker: Waker? = nil) throws(WindowError) {
        guard try dispatch() == 0 else { return }
        let isFlushed = try flush()
        let events = Int16(isFlushed ? POLLIN : POLLIN | POLLOUT)
        guard (waker ?? silence).wait(until: deadline, or: descriptor, has: events) else { return }
        guard camelwalk_wayland_read(display) >= 0 || errno == EAGAIN else { throw failure() }
        _ = try dispatch()
    }

    /// Calls the listeners for what is there. Returns how much it was.
    private func dispatch() throws(WindowError) -> Int32 {
        let count = camelwalk_wayland_dispatch(display)
        guard count >= 0 else { throw failure() }
        return count
    }

    /// Sends what has been asked for. Returns false if some of it has to wait.
    @discardableResult
    func flush() throws(WindowError) -> Bool {
        guard camelwalk_wayland_flush(display) < 0 else { return true }
        guard errno == EAGAIN else { throw failure() }
        return false
    }

    /// Why the connection is of no more use.
    private func failure() -> WindowError {
        var interface: UnsafePointer<CChar>?
        var code: UInt32 = 0
        let error = camelwalk_wayland_error(display, &interface, &code)
        guard error == EPROTO else {
            let reason = error == 0 ? errno : error
            return WindowError("the Wayland compositor is gone", Errno(reason).description)
        }
        let object = interface.map { String(cString: $0) } ?? "an object"
        return WindowError("the Wayland compositor has closed the connection", "error \(code) of \(object)")
    }
}

/// Listeners live as long as the process: libwayland keeps their addresses.
enum WaylandListener {
    /// The address of a listener.
    static func make<Listener>(_ listener: Listener) -> UnsafeMutablePointer<Listener> {
        let pointer = UnsafeMutablePointer<Listener>.allocate(capacity: 1)
        pointer.initialize(to: listener)
        return pointer
    }

    /// The object that a listener was added for. It is kept by its owner as long as the listener may be called.
    static func object<Object: AnyObject>(_ data: UnsafeMutableRawPointer?, as type: Object.Type) -> Object? {
        data.map { Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What to add a listener with, for `object`.
    static func data(_ object: AnyObject) -> UnsafeMutableRawPointer {
        Unmanaged.passUnretained(object).toOpaque()
    }
}
