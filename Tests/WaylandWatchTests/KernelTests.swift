import POSIX
import Testing

@testable import WaylandWatch

@Suite struct SharedMemoryTests {
    @Test(arguments: [
        (
            "7f0000000000-7f0000100000 rw-s 00000000 00:01 1025  /memfd:wayland-shm (deleted)",
            "/memfd:wayland-shm"
        ),
        (
            "7f0000000000-7f0000100000 rw-s 00000000 00:1a 7   /run/user/1/weston-shared-AbC (deleted)",
            "/run/user/1/weston-shared-AbC"
        ),
        (
            "7f0000000000-7f0000100000 rw-s 00000000 00:01 1025  /memfd:two words (deleted)",
            "/memfd:two words"
        ),
        ("7f0000000000-7f0000100000 rw-s 100000 00:05 9   /dev/dri/renderD128", "/dev/dri/renderD128"),
        ("7f0000000000-7f0000100000 rw-p 00000000 00:01 1025  /memfd:wayland-shm (deleted)", nil),
        (
            "7f0000000000-7f0000100000 r--s 00000000 fd:00 12  /usr/share/icons/icon-theme.cache (deleted)",
            nil
        ),
        ("7f0000000000-7f0000100000 rw-s 00000000 fd:00 12  /home/camel/data-shm", nil),
        ("7f0000000000-7f0000100000 rw-p 00000000 00:00 0", nil), ("7f0000000000-7f0000100000 rw-s", nil),
        ("nonsense", nil), ("", nil), ("x-y rw-s 0 0 0 /memfd:wayland-shm (deleted)", nil),
        ("7f0000100000-7f0000000000 rw-s 0 0 0 /memfd:wayland-shm (deleted)", nil),
    ])
    func mappingsThatMayBeBuffersAreRead(line: String, name: String?) {
        let memory = SharedMemory(mapsLine: Array(line.utf8))
        #expect(memory?.name == name)
        #expect(memory == nil || memory?.byteCount == 0x100000)
    }

    @Test(arguments: [
        ("/memfd:gdk-wayland", 1_080_000, ClientState.Progress.drawn),
        ("/memfd:wayland-shm", 1_080_000, .drawn),
        ("/memfd:mesa-shared", 1_080_000, .drawn), ("/memfd:weston-shared", 1_080_000, .drawn),
        ("/memfd:foot-wayland-shm-buffer-pool", 512 << 20, .drawn), ("/dmabuf:", 1_080_000, .drawn),
        ("/memfd:wayland-shm", 4_096, .connected), ("/memfd:wayland-cursor", 2 << 20, .connected),
        ("/memfd:kwin-xkb-keymap", 65_536, .connected), ("/SYSV00000000", 4 << 20, .connected),
        ("/dev/zero", 64 << 20, .connected), ("/memfd:pulseaudio", 64 << 20, .connected),
        ("/memfd:mozilla-ipc", 4 << 20, .unclear), ("/memfd:shared-memory-region", 4 << 20, .unclear),
        ("/dev/dri/renderD128", 4 << 20, .unclear), ("/memfd:something", 4 << 20, .unclear),
        ("/memfd:something", 65_536, .connected),
    ])
    func theNameSaysWhatItIsFor(name: String, byteCount: Int, progress: ClientState.Progress) {
        #expect(SharedMemory(name: name, byteCount: byteCount).progress == progress)
    }
}

@Suite struct DrawingDeviceTests {
    @Test(arguments: [
        ("drm-driver:\ti915\ndrm-shared-system0:\t8192 KiB\n", ClientState.Progress.drawn),
        ("drm-shared-vram0:\t0\ndrm-shared-gtt:\t4 MiB\n", .drawn),
        ("drm-driver:\tamdgpu\ndrm-shared-vram:\t0 KiB\n", .connected),
        ("pos:\t0\nflags:\t02100002\ndrm-driver:\tnouveau\n", .unclear), ("", .unclear),
        ("drm-shared-vram:\tmany\n", .unclear),
    ])
    func buffersThatOthersHaveAreShown(information: String, progress: ClientState.Progress) {
        #expect(DrawingDevice.progress(information: information) == progress)
    }
}

@Suite struct TreeClientsTests {
    @Test(arguments: [(1, Int64(0)), (2, 2), (3, 4), (5, 16), (6, 32), (1_000, 32)])
    func whoIsNobodysIsLookedForEverMoreSeldom(searches: Int, seconds: Int64) {
        #expect(TreeClients.pause(after: searches) == seconds * 1_000_000_000)
    }
}

@Suite struct CompositorSocketsTests {
    private let sockets = CompositorSockets(path: "/run/user/1/wayland-0")
    // The compositor listens on 1 (Wayland), 2 (a sandbox's), 3 (the X server's) and 4 (an abstract one); the bus on 5.
    private let all = [
        UnixSocket(state: .listening, name: "/run/user/1/wayland-0", inode: 1),
        UnixSocket(state: .listening, name: "/run/user/1/.flatpak/9/wayland", inode: 2),
        UnixSocket(state: .listening, name: "/tmp/.X11-unix/X0", inode: 3),
        UnixSocket(state: .listening, name: "@/tmp/.X11-unix/X0", inode: 4),
        UnixSocket(state: .listening, name: "/run/user/1/bus", inode: 5),
        UnixSocket(state: .connected, name: "/run/user/1/wayland-0", inode: 11, peer: 101),
        UnixSocket(state: .connected, name: "/run/user/1/.flatpak/9/wayland", inode: 12, peer: 102),
        UnixSocket(state: .connected, name: "/tmp/.X11-unix/X0", inode: 13, peer: 103),
        UnixSocket(state: .connected, name: "@/tmp/.X11-unix/X0", inode: 14, peer: 104),
        UnixSocket(state: .connected, name: "/run/user/1/bus", inode: 15, peer: 105),
        UnixSocket(state: .connected, name: nil, inode: 101, peer: 11),
        UnixSocket(state: .connected, name: "/run/user/1/wayland-0", inode: 16, peer: nil),
        UnixSocket(state: .connected, name: "/run/user/1/wayland-0", inode: 17, peer: 0),
    ]

    @Test func clientsAreAtTheOtherEndOfItsSockets() {
        #expect(sockets.clients(in: all, listening: [1, 2, 3, 4]) == [101, 102])
    }

    @Test func thePathIsEnoughWhereTheCompositorCannotBeLookedAt() {
        #expect(sockets.clients(in: all, listening: []) == [101])
    }

    @Test(arguments: [
        ("wayland-0", "/run/user/1", "/run/user/1/wayland-0"), ("/tmp/w", "/run/user/1", "/tmp/w"),
        ("/tmp/w", nil, "/tmp/w"), ("wayland-0", nil, nil), ("wayland-0", "relative", nil),
    ])
    func theSocketIsWhereClientsLookForIt(display: String, directory: String?, path: String?) {
        let socket = Compositor.socket(
            display: ByteString(display), runtimeDirectory: directory.map { ByteString($0) })
        #expect(socket == path.map { ByteString($0) })
    }
}
