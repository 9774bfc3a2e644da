internal import CamelSDL
internal import POSIX

/// Hyprland tells of windows on one socket and of their processes on another (https://wiki.hypr.land/IPC/).
final class HyprlandSource: ToplevelSource {
    let name = "Hyprland"
    private let directory: ByteString
    private let compositor: Compositor
    private let stream: UnixStream
    private var lines = LineBuffer()
    private var hasLooked = false

    // Milliseconds. It answers a question at once or, where it is busy, draws first.
    private static let patience: Int32 = 200
    // Some thousand windows take a megabyte.
    private static let maximumBytes = 16 << 20

    /// Throws where nobody listens in `directory`, or it is not `compositor`.
    init(directory: ByteString, compositor: Compositor) throws(WaylandWatchError) {
        self.directory = directory
        self.compositor = compositor
        stream = try UnixStream.open(directory.appending(path: ".socket2.sock"), of: compositor)
    }

    var descriptor: Int32 { stream.descriptor }

    func read() throws(WaylandWatchError) -> [Toplevel] {
        let opened = lines.take(try stream.next()).compactMap(HyprlandSource.openedWindow(in:))
        guard !hasLooked || !opened.isEmpty else { return [] }
        defer { hasLooked = true }
        return HyprlandSource.toplevels(in: try ask("j/clients"), opened: opened, withOthers: !hasLooked)
    }

    /// The address of the window that an event says has opened, nil for another event.
    static func openedWindow(in line: [UInt8]) -> String? {
        // openwindow>>ADDRESS,WORKSPACE,CLASS,TITLE
        let start = Array("openwindow>>".utf8)
        guard line.starts(with: start) else { return nil }
        return String(
            decoding: line.dropFirst(start.count).prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
    }

    /// The windows of the answer `clients` that have been told to be `opened`, and the others as old ones where asked
    /// for. X11's are seen on the X server.
    static func toplevels(in clients: [UInt8], opened: [String], withOthers: Bool) -> [Toplevel] {
        JSONDocument.read(clients) { list in
            list.array.compactMap { client in
                let address = client["address"]?.text ?? ""
                let isNew = opened.contains(address.hasPrefix("0x") ? String(address.dropFirst(2)) : address)
                guard isNew || withOthers, client["xwayland"]?.isTrue != true else { return nil }
                return Toplevel(
                    process: client["pid"]?.process, application: client["class"]?.text, isNew: isNew)
            }
        } ?? []
    }

    /// Asks a question. The connection is for one, and must not be left open: Hyprland waits for its end.
    private func ask(_ question: String) throws(WaylandWatchError) -> [UInt8] {
        let stream = try UnixStream.open(directory.appending(path: ".socket.sock"), of: compositor)
        guard stream.write(Array(question.utf8)) else { throw WaylandWatchError("it takes no questions") }
        var answer: [UInt8] = []
        while stream.wait(milliseconds: HyprlandSource.patience), let bytes = stream.read() {
            answer += bytes
            guard answer.count <= HyprlandSource.maximumBytes else {
                throw WaylandWatchError("its answer has no end")
            }
        }
        return answer
    }
}
