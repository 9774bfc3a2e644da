internal import Glibc

/// The name of this machine.
public enum HostName {
    /// The name as gethostname(2) gives it; nil if there is none.
    public static func current() -> ByteString? {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return nil }
        return ByteString(cString: name)
    }
}
