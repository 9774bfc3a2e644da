internal import POSIX

/// What the bytes of properties mean. Any client may have written anything into them.
enum PropertyValue {
    /// The 32-bit number at `index`, in this machine's byte order; nil if the bytes end before.
    static func number(_ index: Int, of bytes: [UInt8]) -> UInt32? {
        guard index >= 0, index < bytes.count / 4 else { return nil }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self) }
    }

    /// The text up to the first zero.
    static func text(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.prefix { $0 != 0 })
    }

    /// The texts between zeros, without empty ones: the two of WM_CLASS (ICCCM 4.1.2.5). Fit for the log.
    static func texts(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0).map { ByteString(bytes: Array($0)).description }
    }

    /// Whether a WM_STATE says that the window manager keeps the window as an icon (ICCCM 4.1.3.1, IconicState).
    static func isIconic(state: [UInt8]) -> Bool { number(0, of: state) == 3 }

    /// The window that leads a window's group, by its WM_HINTS (ICCCM 4.1.2.4); nil if it has none.
    static func groupLeader(hints: [UInt8]) -> UInt32? {
        let hasGroup: UInt32 = 1 << 6
        guard let flags = number(0, of: hints), flags & hasGroup != 0 else { return nil }
        return number(8, of: hints)
    }

    /// Whether a WM_CLIENT_MACHINE names another machine than `own`. Some write the domain, too; without a name it is
    /// this one.
    static func isElsewhere(machine: [UInt8], own: [UInt8]) -> Bool {
        let name = host(machine)
        return !name.isEmpty && name != host(own) && name != Array("localhost".utf8)
    }

    private static func host(_ name: [UInt8]) -> [UInt8] {
        name.prefix { $0 != UInt8(ascii: ".") }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
