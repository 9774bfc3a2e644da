/// Memory that a process shares with others and that has no name in the file system any more: what clients of a Wayland
/// compositor draw into, and a few other things.
struct SharedMemory: Equatable {
    /// Its name, as the kernel shows it: `/memfd:wayland-shm`.
    var name: String
    var byteCount: Int
    /// Where the process has it in its memory, or nil if that is not known.
    var address: UInt64?

    private static let deleted = " (deleted)"

    init(name: String, byteCount: Int, address: UInt64? = nil) {
        self.name = name
        self.byteCount = byteCount
        self.address = address
    }

    /// Reads a line of /proc/PID/maps; nil for what is not shared, cannot be written, or is a file.
    init?(mapsLine line: some BidirectionalCollection<UInt8>) {
        // FIRST-LAST rw-s OFFSET DEVICE INODE   NAME
        guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let permissions = line[space...].dropFirst().prefix(4)
        guard permissions.count == 4, permissions.dropFirst().first == UInt8(ascii: "w"),
            permissions.last == UInt8(ascii: "s")
        else { return nil }
        let fields = String(decoding: line, as: UTF8.self)
            .split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
        guard fields.count == 6 else { return nil }
        let addresses = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
        guard addresses.count == 2, addresses[1] > addresses[0] else { return nil }
        let name = fields[5].drop { $0 == " " }
        self.init(target: String(name), byteCount: Int(clamping: addresses[1] - addresses[0]))
        address = addresses[0]
    }

    /// Reads what a descriptor's link or a mapping is called; nil if that is something else.
    init?(target: String, byteCount: Int) {
        if target.hasSuffix(SharedMemory.deleted) {
            self.init(name: String(target.dropLast(SharedMemory.deleted.count)), byteCount: byteCount)
        } else if target.hasPrefix("/dmabuf:") || target.hasPrefix("/dev/dri/") {
            self.init(name: target, byteCount: byteCount)
        } else {
            return nil
        }
    }

    /// How much it says about its process, which is connected to the compositor.
    var progress: ClientState.Progress {
        if SharedMemory.foreign.contains(where: name.contains) { return .connected }
        if SharedMemory.manifold.contains(where: name.contains) { return .unclear }
        if SharedMemory.buffers.contains(where: name.contains) {
            return byteCount >= SharedMemory.smallestBuffer ? .drawn : .connected
        }
        return byteCount >= SharedMemory.smallestUnknown ? .unclear : .connected
    }

    /// Whether the process itself draws into it, so that its pages tell whether it has.
    var isDrawnByProcessor: Bool { progress == .drawn && !name.hasPrefix("/dmabuf:") }

    // Bytes: some 64 pixels each way, and some 250.
    static let smallestBuffer = 16_384
    private static let smallestUnknown = 250_000

    /// What toolkits call their buffers: GTK, Qt and others, Mesa's software drivers, weston's toolkit, foot, SDL, and
    /// the examples that many have copied; and buffers of the graphics processor that have been exported.
    private static let buffers = [
        "gdk-wayland", "wayland-shm", "mesa-shared", "weston-shared", "wayland-shm-buffer-pool", "sdl-shared",
        "wl_shm", "/dmabuf:",
    ]
    /// What is no window: pointers, keymaps, memory of the X server's clients, of processes among each other, of sound,
    /// and code made at run time.
    private static let foreign = [
        "cursor", "xkb", "keymap", "/SYSV", "/dev/zero", "[aio]", "pulse", "pipewire", "xshmfence", "JITCode",
        "doublemapper", "libffi",
    ]
    /// What browsers keep for all purposes, pictures of windows among them, and mappings of a graphics processor.
    private static let manifold = [
        "mozilla-ipc", "shared-memory-region", "org.chromium", "WebKitSharedMemory", "/dev/dri/",
    ]
}
