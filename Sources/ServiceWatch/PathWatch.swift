internal import Glibc
internal import POSIX
public import SplashProtocol

/// Sees that something appears at a path: a file, a socket, a symbolic link to something that exists, a file system
/// that is mounted there. What was there before the command started does not count; once it has been replaced,
/// written to or taken away and made again, it does.
///
/// The kernel tells of what happens in directories (inotify) and of mounts (poll(2) on /proc/self/mountinfo). File
/// systems that tell nothing, of other machines or in /proc, are looked at four times a second.
public struct PathWatch: Sendable {
    private static let pause: UInt32 = 4_000
    private static let patience: Int32 = 250
    private static let shortPatience: Int32 = 40

    private let paths: [AwaitedPath]

    /// Watches for one of `paths`.
    public init(paths: [AwaitedPath]) {
        self.paths = paths
    }

    /// Calls `handler` once, on this thread, and returns. Sleeps until then, so it wants a thread of its own.
    public func run(_ handler: (ServiceEvent) -> Void) {
        let watches = PathEvents()
        var waiting = paths
        while true {
            var isComplete = true
            for index in waiting.indices {
                // First the watches: what happens after them is told.
                if !watches.add(waiting[index]) { isComplete = false }
                let current = FileIdentity(waiting[index].path)
                if let current, current != waiting[index].before {
                    return handler(.exists(waiting[index].path))
                }
                // It has gone, so whatever comes is new.
                if current == nil { waiting[index].before = nil }
            }
            watches.wait(milliseconds: isComplete ? PathWatch.patience : PathWatch.shortPatience)
            // A busy directory must not keep anybody busy.
            usleep(PathWatch.pause)
            watches.drain()
        }
    }
}

/// What the kernel tells of directories and mounts.
private final class PathEvents {
    private static let ofThemselves = UInt32(IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
    private static let inDirectories =
        ofThemselves | UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
    private static let ofFiles = ofThemselves | UInt32(IN_MODIFY | IN_CLOSE_WRITE)

    private let inotify = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    private let mounts = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)

    deinit {
        close(inotify)
        close(mounts)
    }

    /// Watches all that leads to `path`. Returns whether everything can be watched.
    func add(_ path: AwaitedPath) -> Bool {
        var isComplete = inotify >= 0 && mounts >= 0
        func watch(_ path: ByteString, _ mask: UInt32) {
            if path.withCString({ inotify_add_watch(inotify, $0, mask) }) < 0 { isComplete = false }
        }
        PathSteps().walk(to: path.path) { watch($0, PathEvents.inDirectories) }
        if path.before != nil { watch(path.path, PathEvents.ofFiles) }
        return isComplete
    }

    /// Sleeps until something has happened, or so long.
    func wait(milliseconds: Int32) {
        var polled = [
            pollfd(fd: inotify, events: Int16(POLLIN), revents: 0),
            pollfd(fd: mounts, events: Int16(POLLPRI), revents: 0),
        ]
        poll(&polled, 2, milliseconds)
    }

    /// Takes what has been told: everything is looked at anyway.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(inotify, &buffer, buffer.count) > 0 {}
    }
}
