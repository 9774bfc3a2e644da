internal import CamelSDL

/// A message of sway's (and i3's) protocol: `i3-ipc`, the payload's length, the type, the payload. See sway-ipc(7).
struct SwayMessage: Equatable {
    /// The types that are used.
    enum Kind {
        static let subscribe: UInt32 = 2
        static let tree: UInt32 = 4
        static let window: UInt32 = 0x8000_0003
    }

    let kind: UInt32
    let payload: [UInt8]

    private static let magic = Array("i3-ipc".utf8)
    private static let headerSize = 14
    private static let maximumBytes = 16 << 20

    init(_ kind: UInt32, _ payload: [UInt8] = []) {
        self.kind = kind
        self.payload = payload
    }

    /// As it is sent: the numbers are in this machine's order.
    var bytes: [UInt8] {
        SwayMessage.magic + [UInt32(payload.count), kind].flatMap { withUnsafeBytes(of: $0) { Array($0) } }
            + payload
    }

    /// Takes whole messages out of `bytes`, and leaves what has not come to its end. Nil where that is something else.
    static func take(from bytes: inout [UInt8]) -> [SwayMessage]? {
        var messages: [SwayMessage] = []
        while bytes.count >= headerSize {
            let numbers = bytes.withUnsafeBytes { raw in
                [6, 10].map { raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self) }
            }
            guard bytes.starts(with: magic), numbers[0] <= maximumBytes else { return nil }
            let end = headerSize + Int(numbers[0])
            guard bytes.count >= end else { break }
            messages.append(SwayMessage(numbers[1], Array(bytes[headerSize..<end])))
            bytes.removeFirst(end)
        }
        return messages
    }

    /// The windows that it tells of.
    var toplevels: [Toplevel] {
        JSONDocument.read(payload) { value in
            switch kind {
            case Kind.tree: return SwayMessage.windows(below: value)
            case Kind.window where value["change"]?.text == "new":
                return value["container"].flatMap { SwayMessage.window($0, isNew: true) }.map { [$0] } ?? []
            default: return []
            }
        } ?? []
    }

    private static func windows(below node: JSONValue) -> [Toplevel] {
        let inner = ["nodes", "floating_nodes"].flatMap { node[$0]?.array ?? [] }
        return (window(node, isNew: false).map { [$0] } ?? []) + inner.flatMap(windows(below:))
    }

    /// The window in a container. X11's have no application id; they are seen on the X server.
    private static func window(_ container: JSONValue, isNew: Bool) -> Toplevel? {
        guard let process = container["pid"]?.process, container["window"]?.process == nil else { return nil }
        return Toplevel(process: process, application: container["app_id"]?.text, isNew: isNew)
    }
}
