internal import X11Replies

/// The names that the watch uses beyond those that X11 numbers itself.
enum WatchAtom: String, CaseIterable {
    case process = "_NET_WM_PID"
    case machine = "WM_CLIENT_MACHINE"
    case startupIdentifier = "_NET_STARTUP_ID"
    case leader = "WM_CLIENT_LEADER"
    case windowManagerCheck = "_NET_SUPPORTING_WM_CHECK"
    case application = "_GTK_APPLICATION_ID"
    case state = "WM_STATE"
    case firstPiece = "_NET_STARTUP_INFO_BEGIN"
    case nextPiece = "_NET_STARTUP_INFO"
}

/// The numbers of all of them.
typealias WatchAtoms = AtomNumbers<WatchAtom>
