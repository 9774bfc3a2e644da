import CXCB
import Glibc

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
struct XAtoms {
    private let numbers: [XAtom: XAtomNumber]

    /// The names, asked for without waiting.
    struct Request {
        fileprivate let requests: [(XAtom, xcb_intern_atom_cookie_t)]

        init(_ display: XDisplay) {
            requests = XAtom.allCases.map { atom in
                let name = atom.name(display)
                return (atom, xcb_intern_atom(display.connection, 0, UInt16(name.utf8.count), name))
            }
        }
    }

    /// Waits for the answers.
    init(_ request: Request, _ display: XDisplay) {
        var numbers: [XAtom: XAtomNumber] = [:]
        for (atom, cookie) in request.requests {
            guard let reply = xcb_intern_atom_reply(display.connection, cookie, nil) else { continue }
            numbers[atom] = reply.pointee.atom
            free(reply)
        }
        self.numbers = numbers
    }

    /// The number, or that of no name.
    subscript(_ atom: XAtom) -> XAtomNumber { numbers[atom] ?? 0 }
}
