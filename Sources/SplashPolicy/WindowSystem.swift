/// What shows the window.
public enum WindowSystem: Equatable, Sendable {
    /// An X server: Xwayland, too, on whose desktops it knows more of places and of the focus than Wayland.
    case x11
    /// A Wayland compositor.
    case wayland

    /// The systems that are there, in the order to try them.
    ///
    /// - Parameters:
    ///   - display: Whether DISPLAY names an X server.
    ///   - waylandDisplay: Whether WAYLAND_DISPLAY names a compositor.
    public static func candidates(display: Bool, waylandDisplay: Bool) -> [WindowSystem] {
        (display ? [.x11] : []) + (waylandDisplay ? [.wayland] : [])
    }
}
