import Glibc

/// Threads that do the same work side by side.
enum WorkerThreads {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs `body` on `count` threads, the calling one among them, and returns when all have returned. If the system
    /// has no more threads, fewer do it.
    static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        let others = (1..<max(1, count)).compactMap { _ in start(Body(body)) }
        body()
        for thread in others { pthread_join(thread, nil) }
    }

    private static func start(_ body: Body) -> pthread_t? {
        var thread = pthread_t()
        let retained = Unmanaged.passRetained(body)
        let result = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, retained.toOpaque())
        guard result == 0 else {
            retained.release()
            return nil
        }
        return thread
    }
}
