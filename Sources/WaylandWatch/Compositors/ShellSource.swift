internal import DesktopBus
internal import Glibc

/// GNOME Shell tells everybody on the session's bus that windows have changed, but not which: one may be new, or gone, or
/// have another title. (Who asks for more is refused.) A new window is told of when its client has asked for it, and again
/// when it has the focus, which it gets once it is drawn: then by one signal of the two alone.
final class ShellSource: ToplevelSource {
    let name = "GNOME Shell"
    private static let windows = "WindowsChanged"
    private static let applications = "RunningApplicationsChanged"
    // Milliseconds. Signals that belong together come at once, but may be read one by one.
    private static let pause: Int32 = 3
    private let shell: CompositorOnBus

    /// Throws where GNOME Shell is not on the bus at `address`, or is not `compositor`.
    init(bus address: String, compositor: Compositor) throws(WaylandWatchError) {
        shell = try CompositorOnBus("org.gnome.Shell", bus: address, compositor)
        let rule = "type='signal',sender='\(shell.owner)',interface='org.gnome.Shell.Introspect'"
        guard (try? shell.bus.ask(.bus("AddMatch", [.string(rule)]), "the bus")) != nil else {
            throw WaylandWatchError("the session bus lets nobody listen to it")
        }
    }

    var descriptor: Int32 { shell.bus.descriptor }

    func read() throws(WaylandWatchError) -> [Toplevel] {
        var signals = try told()
        if !signals.isEmpty, !signals.contains(ShellSource.windows) {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&polled, 1, ShellSource.pause) > 0 { signals.formUnion(try told()) }
        }
        return ShellSource.toplevels(signals)
    }

    private func told() throws(WaylandWatchError) -> Set<String> {
        Set(try shell.messages().compactMap(\.member))
    }

    /// The windows that signals tell of which came together.
    static func toplevels(_ signals: Set<String>) -> [Toplevel] {
        if signals.contains(windows) { return [Toplevel(stage: .created)] }
        return signals.contains(applications) ? [Toplevel(stage: .focused)] : []
    }
}
