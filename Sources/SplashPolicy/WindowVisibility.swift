/// Whether a window under X11 can be seen, by what the server and the window manager say.
public struct WindowVisibility: Equatable, Sendable {
    /// Whether the window is mapped.
    public var isMapped = true
    /// Whether other windows cover all of it (VisibilityNotify).
    public var isCovered = false
    /// Whether the window manager says that it is hidden (_NET_WM_STATE_HIDDEN).
    public var isHidden = false
    /// Whether the server says that all windows around it are mapped.
    public var isViewable = true

    /// A window that can be seen.
    public init() {}

    /// Whether drawing makes a difference.
    public var isSeen: Bool { isMapped && isViewable && !isCovered && !isHidden }
}
