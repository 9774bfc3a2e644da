import CPOSIX
import Glibc
import POSIX
import SplashProtocol

/// Whether another splash is up over a process that this command was started from: a script under camelwalk
/// that itself calls camelwalk shows one window, not two. Only a splash of this user's or of root's counts.
enum NestedSplash {
    // Deeper trees are not walked: then there may be two windows.
    private static let maximumAncestors = 64

    /// Whether a parent of `process`, or one further up, has a splash. False if /proc cannot be read.
    static func exists(over process: Int32) -> Bool {
        let namespace = ProcessFile.namespace()
        var current = process
        for _ in 0..<maximumAncestors {
            guard let parent = ProcessFile.parent(of: current) else { return false }
            if isUp(for: parent, namespace) { return true }
            current = parent
        }
        return false
    }

    /// Whether one is up for `process` itself, which was under camelwalk before it became what it is now.
    static func isUp(for process: Int32) -> Bool { isUp(for: process, ProcessFile.namespace()) }

    private static func isUp(for process: Int32, _ namespace: UInt64) -> Bool {
        SplashMarker.name(process: process, namespace: namespace).withCString {
            camelwalk_trusted_listener_exists($0, strlen($0)) != 0
        }
    }

    /// From now on no splash is up under `marker`, and launches below show one of their own.
    static func leave(_ marker: Int32) {
        // Wakes whoever answers, too.
        shutdown(marker, Int32(SHUT_RDWR))
        close(marker)
    }

    // Nobody keeps a core busy by calling.
    private static let pause: useconds_t = 5_000

    /// Lets launches below this splash find it by `marker`, however many there are: each leaves a call that takes a
    /// place in the kernel's queue.
    static func answer(_ marker: Int32) {
        _ = BackgroundThread.start {
            while true {
                let call = camelwalk_accept(marker)
                if call >= 0 { close(call) } else if errno != EINTR, errno != ECONNABORTED { return }
                usleep(pause)
            }
        }
    }
}
