import CXCB
import X11Replies

/// The number of a name.
typealias XAtomNumber = xcb_atom_t

/// The names that the window uses beyond those that X11 numbers itself.
enum XAtom: String, CaseIterable {
    case motifHints = "_MOTIF_WM_HINTS"
    case name = "_NET_WM_NAME"
    case process = "_NET_WM_PID"
    case ping = "_NET_WM_PING"
    case state = "_NET_WM_STATE"
    case hidden = "_NET_WM_STATE_HIDDEN"
    case skipPager = "_NET_WM_STATE_SKIP_PAGER"
    case skipTaskbar = "_NET_WM_STATE_SKIP_TASKBAR"
    case userTime = "_NET_WM_USER_TIME"
    case windowType = "_NET_WM_WINDOW_TYPE"
    case splash = "_NET_WM_WINDOW_TYPE_SPLASH"
    case utf8 = "UTF8_STRING"
    case deleteWindow = "WM_DELETE_WINDOW"
    case protocols = "WM_PROTOCOLS"
    /// The property of the manager's window.
    case settings = "_XSETTINGS_SETTINGS"
    /// The selection of the settings manager; each screen has one of its own.
    case settingsManager = "_XSETTINGS_S"

    fileprivate func name(_ display: XDisplay) -> String {
        self == .settingsManager ? rawValue + String(display.number) : rawValue
    }
}

/// The numbers of all of them.
typealias XAtoms = AtomNumbers<XAtom>

extension AtomNumbers.Request where Name == XAtom {
    /// Asks for all names without waiting.
    init(_ display: XDisplay) { self.init(display.connection) { $0.name(display) } }
}
