internal import CamelSDL
internal import POSIX

/// niri tells of windows on the socket NIRI_SOCKET, with their processes, one JSON object a line
/// (https://yalter.github.io/niri/niri_ipc/enum.Event.html).
final class NiriSource: ToplevelSource {
    let name = "niri"
    private let stream: UnixStream
    private var lines = LineBuffer()

    /// Throws where nobody listens there, or it is not `compositor`.
    init(socket: ByteString, compositor: Compositor) throws(WaylandWatchError) {
        stream = try UnixStream.open(socket, of: compositor)
        guard stream.write(Array("\"EventStream\"\n".utf8)) else {
            throw WaylandWatchError("\(socket): it takes nothing")
        }
    }

    var descriptor: Int32 { stream.descriptor }

    func read() throws(WaylandWatchError) -> [Toplevel] {
        lines.take(try stream.next()).flatMap(NiriSource.toplevels(in:))
    }

    /// The windows that a line tells of. All that are there come first, in one event.
    static func toplevels(in line: [UInt8]) -> [Toplevel] {
        JSONDocument.read(line) { event in
            if let window = event["WindowOpenedOrChanged"]?["window"] {
                return [toplevel(window, isNew: true)]
            }
            return (event["WindowsChanged"]?["windows"]?.array ?? []).map { toplevel($0, isNew: false) }
        } ?? []
    }

    private static func toplevel(_ window: JSONValue, isNew: Bool) -> Toplevel {
        Toplevel(process: window["pid"]?.process, application: window["app_id"]?.text, isNew: isNew)
    }
}
