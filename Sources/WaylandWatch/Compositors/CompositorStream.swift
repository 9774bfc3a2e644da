internal import POSIX

extension UnixStream {
    /// Connects to a socket of the compositor's own. Throws where nobody listens there, or it is somebody else.
    static func open(_ socket: ByteString, of compositor: Compositor) throws(WaylandWatchError) -> UnixStream
    {
        let stream: UnixStream
        do throws(SocketError) {
            stream = try UnixStream(path: socket)
        } catch {
            throw WaylandWatchError("\(error)")
        }
        guard compositor.isServed(by: stream.peer) else {
            throw WaylandWatchError("\(socket) is another compositor's")
        }
        return stream
    }

    /// What has come. Throws where no more will.
    func next() throws(WaylandWatchError) -> [UInt8] {
        guard let bytes = read() else { throw WaylandWatchError("it has closed the connection") }
        return bytes
    }
}
