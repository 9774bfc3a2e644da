internal import POSIX

/// sway tells of windows on the socket SWAYSOCK, with their processes.
final class SwaySource: ToplevelSource {
    let name = "sway"
    private let stream: UnixStream
    private var bytes: [UInt8] = []

    /// Throws where nobody listens there, or it is not `compositor`.
    init(socket: ByteString, compositor: Compositor) throws(WaylandWatchError) {
        stream = try UnixStream.open(socket, of: compositor)
        let questions = [
            SwayMessage(SwayMessage.Kind.subscribe, Array(#"["window"]"#.utf8)),
            SwayMessage(SwayMessage.Kind.tree),
        ]
        guard stream.write(questions.flatMap(\.bytes)) else {
            throw WaylandWatchError("\(socket): it takes nothing")
        }
    }

    var descriptor: Int32 { stream.descriptor }

    func read() throws(WaylandWatchError) -> [Toplevel] {
        bytes += try stream.next()
        guard let messages = SwayMessage.take(from: &bytes) else {
            throw WaylandWatchError("it speaks another protocol")
        }
        return messages.flatMap(\.toplevels)
    }
}
