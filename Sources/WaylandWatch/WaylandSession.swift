internal import Glibc
internal import POSIX

/// What the watch is about: a command in a session.
struct WaylandSession {
    /// The command's process.
    var command: Int32
    /// WAYLAND_DISPLAY.
    var display: ByteString
    /// XDG_RUNTIME_DIR, or nil.
    var runtimeDirectory: ByteString?
    /// The address of the session's bus, or nil.
    var bus: String?
    /// The first of these names that the windows of one of these processes may have, or nil.
    var commonName: WaylandWatch.CommonName
    /// Reads another variable of the environment.
    var variable: (String) -> ByteString?

    /// Somebody who may tell of windows: a name for the log, and how to begin. Nil: it is not to be had here.
    typealias Candidate = (name: String, open: Opening)
    typealias Opening = (Compositor) throws(WaylandWatchError) -> (any ToplevelSource)?

    /// All who may tell of windows, those that know whose they are first.
    var candidates: [Candidate] {
        [
            ("sway", openSway), ("niri", openNiri), ("Hyprland", openHyprland), ("KWin", openKWin),
            ("foreign-toplevel", openForeignToplevel), ("GNOME Shell", openShell),
        ]
    }

    private func openSway(_ compositor: Compositor) throws(WaylandWatchError) -> (any ToplevelSource)? {
        guard let socket = variable("SWAYSOCK") else { return nil }
        return try SwaySource(socket: socket, compositor: compositor)
    }

    private func openNiri(_ compositor: Compositor) throws(WaylandWatchError) -> (any ToplevelSource)? {
        guard let socket = variable("NIRI_SOCKET") else { return nil }
        return try NiriSource(socket: socket, compositor: compositor)
    }

    private func openHyprland(_ compositor: Compositor) throws(WaylandWatchError) -> (any ToplevelSource)? {
        guard let signature = variable("HYPRLAND_INSTANCE_SIGNATURE"), let runtimeDirectory else {
            return nil
        }
        let directory = runtimeDirectory.appending(path: "hypr").appending(path: signature)
        return try HyprlandSource(directory: directory, compositor: compositor)
    }

    private func openKWin(_ compositor: Compositor) throws(WaylandWatchError) -> (any ToplevelSource)? {
        guard let bus, let runtimeDirectory, mayBe(compositor, "kwin") else { return nil }
        return try KWinSource(bus: bus, runtimeDirectory: runtimeDirectory, compositor: compositor)
    }

    private func openForeignToplevel(
        _ compositor: Compositor
    ) throws(WaylandWatchError) -> (any ToplevelSource)? {
        try ForeignToplevelSource(compositor)
    }

    private func openShell(_ compositor: Compositor) throws(WaylandWatchError) -> (any ToplevelSource)? {
        guard let bus, mayBe(compositor, "gnome-shell") else { return nil }
        return try ShellSource(bus: bus, compositor: compositor)
    }

    /// Whether the compositor's program may be called so: nobody else needs to be asked on a bus.
    private func mayBe(_ compositor: Compositor, _ name: String) -> Bool {
        guard let process = compositor.process, let program = ProcessFile.program(of: process) else {
            return true
        }
        return program.lastPathComponent.bytes.starts(with: name.utf8)
    }
}
