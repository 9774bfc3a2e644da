internal import CXCB
internal import Glibc

/// The numbers of the names that the watch uses beyond those that X11 numbers itself.
struct WatchAtoms {
    /// The names, each asked for once.
    enum Name: String, CaseIterable {
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

    private let numbers: [xcb_atom_t]

    /// The questions, sent without waiting.
    struct Request {
        fileprivate let cookies: [xcb_intern_atom_cookie_t]

        init(_ connection: OpaquePointer) {
            cookies = Name.allCases.map { name in
                xcb_intern_atom(connection, 0, UInt16(name.rawValue.utf8.count), name.rawValue)
            }
        }
    }

    /// Waits for the answers.
    init(_ request: Request, _ connection: OpaquePointer) {
        numbers = request.cookies.map { cookie in
            guard let reply = xcb_intern_atom_reply(connection, cookie, nil) else { return 0 }
            defer { free(reply) }
            return reply.pointee.atom
        }
    }

    /// The number, or that of no name.
    subscript(_ name: Name) -> xcb_atom_t {
        Name.allCases.firstIndex(of: name).map { numbers[$0] } ?? 0
    }
}
