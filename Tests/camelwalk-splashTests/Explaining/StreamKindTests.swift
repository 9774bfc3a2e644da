import Glibc
import POSIX
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct StreamKindTests {
    private func kind(opening path: String) -> StreamKind {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        return StreamKind(descriptor)
    }

    @Test func filesAndDevicesAreTold() {
        let folder = TemporaryFolder()
        folder.write("out", "")
        #expect(kind(opening: folder.file("out")) == .file(folder.location("out")))
        #expect(kind(opening: "/dev/null") == .memoryDevice)
        #expect(StreamKind(-1) == .closed)
    }

    @Test func pipesAndSocketsAreTold() {
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        #expect(StreamKind(ends[1]) == .pipe)
        ends.forEach { close($0) }
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        #expect(StreamKind(ends[1]) == .socket)
        ends.forEach { close($0) }
    }
}
