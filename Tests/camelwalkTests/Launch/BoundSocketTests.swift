import Glibc
import POSIX
import TestSupport
import Testing

@testable import camelwalk

/// Each in a process of its own, with an environment of its own.
@Suite struct BoundSocketTests {
    @Test func itIsInTheUsersRuntimeDirectoryAndCanBeRemoved() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            setenv("XDG_RUNTIME_DIR", folder.path, 1)
            let socket = try #require(BoundSocket(process: getpid(), outer: nil))
            let path = try #require(socket.path)
            #expect(socket.name == path && path.deletingLastPathComponent == folder.location("camelwalk"))
            #expect(DatagramSocket.isBound(path))
            socket.remove()
            #expect(folder.entries == [])
        }
    }

    @Test func withoutADirectoryItsNameIsAbstract() async {
        await #expect(processExitsWith: .success) {
            setenv("XDG_RUNTIME_DIR", "/nonexistent", 1)
            let socket = try #require(BoundSocket(process: getpid(), outer: nil))
            #expect(socket.path == nil && socket.descriptor >= 0)
            #expect(socket.name.description.hasPrefix("@camelwalk-notify/"))
        }
    }
}
