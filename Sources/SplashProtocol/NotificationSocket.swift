public import POSIX

/// The names of the socket that the command notifies.
public enum NotificationSocket {
    /// Its abstract name, without the zero before it. It contains the number of the command's process, for the reader
    /// of a list of sockets; `random` makes it unique, and keeps others from taking it before. The kernel removes it
    /// with the last descriptor.
    public static func name(process: Int32, random: UInt64) -> ByteString {
        ByteString("camelwalk-notify/\(process)/" + String(random, radix: 16))
    }

    /// The name of its file in a directory of camelwalk's, at most 31 bytes: the path of a socket has 107 at most.
    /// `random` makes it unique. The relay removes the file when the command has ended, or the launcher if there is
    /// no relay.
    public static func fileName(process: Int32, random: UInt64) -> ByteString {
        ByteString("notify-\(process)-" + String(random, radix: 36))
    }

    /// Whether a file with this name is such a socket.
    public static func isFileName(_ name: ByteString) -> Bool {
        name.bytes.starts(with: Array("notify-".utf8))
    }
}
