internal import POSIX

/// Whether one process has the environment of another: nearly all of it, since scripts set a few variables for what they
/// start.
enum EnvironmentLikeness {
    /// What shells keep about themselves.
    private static let ofShells: Set<ByteString> = ["_", "PWD", "OLDPWD", "SHLVL"]
    /// What a start from a menu is known by. The program that it is for takes it away.
    private static let ofStarts: Set<ByteString> = ["DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"]
    /// What terminals, sessions and starters make anew for each that they start.
    private static let ofPlaces: Set<ByteString> = [
        "WINDOWID", "TERM_SESSION_ID", "GNOME_TERMINAL_SCREEN", "KONSOLE_DBUS_SESSION", "KITTY_WINDOW_ID",
        "ALACRITTY_WINDOW_ID", "WEZTERM_PANE", "TMUX", "TMUX_PANE", "STY", "SSH_TTY", "SSH_CONNECTION",
        "XDG_SESSION_ID",
        "DISPLAY", "WAYLAND_DISPLAY", "INVOCATION_ID", "GIO_LAUNCHED_DESKTOP_FILE_PID",
    ]
    /// This many variables may be a process's own.
    private static let maximumAdded = 10

    /// Whether `other`'s variables, each `NAME=VALUE`, are those of `command`: a tenth may be gone or different, and ten may
    /// be new. None that tells one start from another may differ.
    static func isNearlySame(_ other: [ByteString], as command: [ByteString]) -> Bool {
        let theirs = variables(other)
        let ours = variables(command)
        let places = ofPlaces.union(ofStarts.filter { theirs[$0] != nil })
        guard !ours.isEmpty, places.allSatisfy({ ours[$0] == theirs[$0] }) else { return false }
        let isCounted = { (name: ByteString) in !ofShells.contains(name) && !ofStarts.contains(name) }
        let lost = ours.filter { isCounted($0.key) && theirs[$0.key] != $0.value }
        let added = theirs.filter { isCounted($0.key) && ours[$0.key] == nil }
        return 10 * lost.count <= ours.count && added.count <= maximumAdded
    }

    private static func variables(_ environment: [ByteString]) -> [ByteString: ByteString] {
        let pairs = environment.compactMap { variable -> (ByteString, ByteString)? in
            guard let sign = variable.bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let value = variable.bytes[(sign + 1)...]
            return (ByteString(bytes: Array(variable.bytes[..<sign])), ByteString(bytes: Array(value)))
        }
        // Of two with one name the C library finds the first.
        return Dictionary(pairs) { first, _ in first }
    }
}
