/// What drivers of graphics processors tell in /proc/PID/fdinfo of a descriptor of theirs
/// (https://docs.kernel.org/gpu/drm-usage-stats.html).
enum DrawingDevice {
    /// Whether a descriptor's link is such a device.
    static func isOne(_ target: String) -> Bool {
        target.hasPrefix("/dev/dri/") || target.hasPrefix("/dev/nvidia")
    }

    /// How much it says about its process, which is connected to the compositor: buffers that another process has open
    /// are shown; a driver that does not tell leaves it unclear.
    static func progress(information: String) -> ClientState.Progress {
        let shared = information.split(separator: "\n").compactMap(sharedBytes)
        guard !shared.isEmpty else { return .unclear }
        return shared.contains { $0 > 0 } ? .drawn : .connected
    }

    /// The number in a line like `drm-shared-vram0:  8192 KiB`, nil for another; the unit does not matter.
    private static func sharedBytes(_ line: Substring) -> UInt64? {
        guard line.hasPrefix("drm-shared-"), let colon = line.firstIndex(of: ":") else { return nil }
        let words = line[line.index(after: colon)...].split { $0 == " " || $0 == "\t" }
        return words.first.flatMap { UInt64($0) }
    }
}
