public import CXCB
internal import Glibc

/// The numbers that a server has for names of properties, selections and the like, beyond those that X11 numbers itself.
/// All are asked for at once.
public struct AtomNumbers<Name: RawRepresentable & CaseIterable & Hashable> where Name.RawValue == String {
    private var numbers: [Name: xcb_atom_t] = [:]

    /// The questions, sent without waiting.
    public struct Request {
        fileprivate let cookies: [(name: Name, cookie: xcb_intern_atom_cookie_t)]

        /// Asks for all names. `text` is a name as the server knows it.
        public init(_ connection: OpaquePointer, text: (Name) -> String = { $0.rawValue }) {
            cookies = Name.allCases.map { name in
                let text = text(name)
                return (name, xcb_intern_atom(connection, 0, UInt16(text.utf8.count), text))
            }
        }
    }

    /// Waits for the answers.
    public init(_ request: Request, _ connection: OpaquePointer) {
        for (name, cookie) in request.cookies {
            guard let reply = xcb_intern_atom_reply(connection, cookie, nil) else { continue }
            numbers[name] = reply.pointee.atom
            free(reply)
        }
    }

    /// The number, or that of no name.
    public subscript(_ name: Name) -> xcb_atom_t { numbers[name] ?? 0 }
}
