import Glibc

/// Threads that do the same work side by side.
enum WorkerThreads {
    /// Runs `body` on `count` threads, the calling one among them, and returns when all have returned. If the system
    /// has no more threads, fewer do it.
    static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        let others = (1..<max(1, count)).compactMap { _ in BackgroundThread.make(body) }
        body()
        for thread in others { pthread_join(thread, nil) }
    }
}
