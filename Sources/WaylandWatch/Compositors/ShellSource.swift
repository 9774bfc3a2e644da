internal import DesktopBus

/// GNOME Shell tells everybody on the session's bus that windows have changed, but not which: one may be new, or gone, or
/// have another title. (Who asks for more is refused.)
final class ShellSource: ToplevelSource {
    let name = "GNOME Shell"
    private static let signals: Set = ["WindowsChanged", "RunningApplicationsChanged"]
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
        let isTold = try shell.messages().contains { ShellSource.signals.contains($0.member ?? "") }
        return isTold ? [Toplevel()] : []
    }
}
