public import POSIX

/// How the socket is called that the command notifies.
public enum NotificationSocket {
    /// Its abstract name: of this process, and hard to take beforehand.
    public static func name(process: Int32, random: UInt64) -> ByteString {
        ByteString("camelwalk-notify/\(process)/" + String(random, radix: 16))
    }

    /// Its file's name in a directory of camelwalk's: a path has 107 bytes.
    public static func fileName(process: Int32, random: UInt64) -> ByteString {
        ByteString("notify-\(process)-" + String(random, radix: 36))
    }

    /// Whether a file's name is such a one.
    public static func isFileName(_ name: ByteString) -> Bool {
        name.bytes.starts(with: Array("notify-".utf8))
    }
}
