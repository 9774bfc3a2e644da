import Foundation
import POSIX
import TestSupport
import Testing

@testable import WaylandWatch

/// A socket whose every connection is sent the same, and closed once it has been asked where `answers`.
private final class CannedServer: Sendable {
    private let descriptor: Int32

    init(_ path: String, _ text: String, answers: Bool = false) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0 && listen(descriptor, 8) == 0)
        Thread {
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                var buffer = [UInt8](repeating: 0, count: 256)
                if answers { _ = Glibc.read(connection, &buffer, buffer.count) }
                _ = send(connection, text, text.utf8.count, Int32(MSG_NOSIGNAL))
                if answers { Glibc.close(connection) }
            }
        }.start()
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

/// The compositors' own sockets, with others in their place.
@Suite struct SourceTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "camelwalk-\(UUID())").path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func compositor() throws -> (Compositor, CannedServer) {
        let server = try CannedServer(folder + "/wayland-0", "")
        return (try Compositor(display: ByteString(folder + "/wayland-0"), runtimeDirectory: nil), server)
    }

    /// The first windows that a source tells of.
    private func first(_ source: any ToplevelSource) throws -> [Toplevel] {
        for _ in 0..<200 {
            let toplevels = try source.read()
            if !toplevels.isEmpty { return toplevels }
            usleep(20_000)
        }
        return []
    }

    @Test func theSocketSaysWhoTheCompositorIs() throws {
        let (compositor, _) = try compositor()
        #expect(compositor.process == getpid())
        #expect(compositor.isServed(by: getpid()))
        #expect(compositor.isServed(by: nil))
        #expect(!compositor.isServed(by: 1))
    }

    @Test func niriTellsByLines() throws {
        let (compositor, _) = try compositor()
        let server = try CannedServer(
            folder + "/niri", "{\"Ok\":\"Handled\"}\n{\"WindowOpenedOrChanged\":{\"window\":{\"pid\":5}}}\n")
        let source = try NiriSource(socket: ByteString(folder + "/niri"), compositor: compositor)
        #expect(try first(source) == [Toplevel(process: 5)])
        withExtendedLifetime(server) {}
    }

    @Test func hyprlandIsAskedForProcesses() throws {
        let (compositor, _) = try compositor()
        let events = try CannedServer(folder + "/.socket2.sock", "openwindow>>55aa,1,a,title\n")
        let answers = try CannedServer(
            folder + "/.socket.sock", #"[{"address":"0x55aa","pid":5,"class":"a"}]"#, answers: true)
        let source = try HyprlandSource(directory: ByteString(folder), compositor: compositor)
        #expect(try first(source).map(\.process) == [5])
        withExtendedLifetime((events, answers)) {}
    }

    @Test func whoWritesWithoutEndIsReadInPieces() throws {
        let server = try CannedServer(folder + "/endless", String(repeating: "x", count: 4 << 20))
        let stream = try UnixStream(path: ByteString(folder + "/endless"))
        // As much as the kernel keeps.
        var waiting: Int32 = 0
        for _ in 0..<500 where waiting <= 65_536 {
            usleep(10_000)
            _ = ioctl(stream.descriptor, UInt(FIONREAD), &waiting)
        }
        try #require(waiting > 65_536)
        #expect(stream.read()?.count == 65_536)
        withExtendedLifetime(server) {}
    }

    @Test func anAnswerWithoutEndIsNotKept() throws {
        let (compositor, _) = try compositor()
        let events = try CannedServer(folder + "/.socket2.sock", "")
        let answers = try CannedServer(
            folder + "/.socket.sock", String(repeating: " ", count: 5 << 20), answers: true)
        var error: WaylandWatchError?
        // On a busy machine the answer may pause for so long that it counts as over.
        for _ in 0..<20 where error == nil {
            let source = try HyprlandSource(directory: ByteString(folder), compositor: compositor)
            do throws(WaylandWatchError) { _ = try source.read() } catch let failure { error = failure }
        }
        #expect(error == WaylandWatchError("its answer has no end"))
        withExtendedLifetime((events, answers)) {}
    }

    @Test func whoSpeaksAnotherProtocolOrEndsIsNotListenedTo() throws {
        let (compositor, _) = try compositor()
        let server = try CannedServer(folder + "/sway", "HTTP/1.1 400 Bad Request\r\n\r\n")
        let source = try SwaySource(socket: ByteString(folder + "/sway"), compositor: compositor)
        #expect(throws: WaylandWatchError.self) { try first(source) }
        let closing = try CannedServer(folder + "/closing", "", answers: true)
        let closed = try NiriSource(socket: ByteString(folder + "/closing"), compositor: compositor)
        #expect(throws: WaylandWatchError("it has closed the connection")) { try first(closed) }
        withExtendedLifetime((server, closing)) {}
    }

    @Test func whoIsNotThereIsAnError() throws {
        let (compositor, _) = try compositor()
        #expect(throws: WaylandWatchError.self) {
            try SwaySource(socket: ByteString(folder + "/nobody"), compositor: compositor)
        }
    }

    @Test func aBusThatDoesNotAnswerIsNotWaitedForLong() throws {
        let (compositor, _) = try compositor()
        let silent = try CannedServer(folder + "/bus", "")
        let start = MonotonicClock.nanoseconds()
        #expect(
            throws: WaylandWatchError("cannot ask org.kde.KWin: the session bus does not answer")
        ) { try CompositorOnBus("org.kde.KWin", bus: "unix:path=\(folder)/bus", compositor) }
        #expect(MonotonicClock.nanoseconds() - start < 8_000_000_000)
        withExtendedLifetime(silent) {}
    }

    @Test func aSlotIsOneWatchsAlone() throws {
        let directory = ByteString(folder + "/slots")
        var slots = try (0..<8).map { _ in try KWinSlot(in: directory) }
        #expect(Set(slots.map(\.name)).count == 8)
        #expect(throws: WaylandWatchError.self) { try KWinSlot(in: directory) }
        slots.remove(at: 3)
        // A process that another test is just starting holds all locks until it is another program.
        #expect(eventually { (try? KWinSlot(in: directory))?.name == "camelwalk-3" }, "its splash is gone")
    }

    @Test func slotsAreOnlyInADirectoryOfOurOwn() throws {
        let shared = folder + "/shared"
        try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
        chmod(shared, 0o777)
        #expect(throws: WaylandWatchError.self) { try KWinSlot(in: ByteString(shared)) }
        let link = folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
        #expect(throws: WaylandWatchError.self) { try KWinSlot(in: ByteString(link)) }
    }
}
