internal import CWaylandWatch
internal import POSIX

/// A compositor tells of windows by a protocol that was made for panels, the wlroots' or the common one. Whose they are
/// it does not say.
final class ForeignToplevelSource: ToplevelSource {
    let name = "foreign-toplevel"
    private let connection: WaylandConnection
    private let told: Told

    /// What the listener is told. It stays as long as the connection: until the process ends.
    private final class Told {
        var known = KnownToplevels()
        var toplevels: [Toplevel] = []
        var hasListed = false
        var hasFinished = false

        static func from(_ data: UnsafeMutableRawPointer?) -> Told? {
            data.map { Unmanaged<Told>.fromOpaque($0).takeUnretainedValue() }
        }

        func complete(_ toplevel: UInt32) {
            if let toplevel = known.complete(toplevel, isNew: hasListed) { toplevels.append(toplevel) }
        }
    }

    /// Nil where `compositor` does not offer it.
    init?(_ compositor: Compositor) throws(WaylandWatchError) {
        connection = try WaylandConnection(compositor)
        told = Told()
        let listener = UnsafeMutablePointer<camelwalk_toplevel_listener>.allocate(capacity: 1)
        listener.initialize(to: ForeignToplevelSource.listener(told))
        guard let toplevels = camelwalk_listen_to_toplevels(connection.pointer, listener) else {
            throw WaylandWatchError("no memory")
        }
        // Once for the offers, and once for the windows that are there.
        try connection.complete()
        guard camelwalk_toplevels_are_offered(toplevels) != 0 else { return nil }
        try connection.complete()
        told.hasListed = true
    }

    var descriptor: Int32 { connection.descriptor }

    func read() throws(WaylandWatchError) -> [Toplevel] {
        try connection.exchange()
        guard !told.hasFinished else { throw WaylandWatchError("it tells no more") }
        defer { told.toplevels = [] }
        return told.toplevels
    }

    private static func listener(_ told: Told) -> camelwalk_toplevel_listener {
        camelwalk_toplevel_listener(
            data: Unmanaged.passRetained(told).toOpaque(),
            application: { data, toplevel, application in
                guard let application else { return }
                Told.from(data)?.known.note(toplevel, application: String(cString: application))
            },
            done: { data, toplevel in Told.from(data)?.complete(toplevel) },
            closed: { data, toplevel in Told.from(data)?.known.forget(toplevel) },
            finished: { data in Told.from(data)?.hasFinished = true })
    }
}
