public import POSIX

/// How one camelwalk knows that another one's splash is up over it: the splash for process PID listens under this
/// abstract name. It needs no variable in the command's environment and no file, and the kernel removes it with the
/// splash. Any user may listen there; the kernel tells who does (SO_PEERCRED).
public enum SplashMarker {
    /// The abstract socket name of the splash for the command `process`, which is in the process namespace `namespace`
    /// (`ProcessFile.namespace()`): the names are the network's, and the first process of a container that shares it is
    /// not everybody's ancestor.
    public static func name(process: Int32, namespace: UInt64) -> String {
        "camelwalk-splash/\(namespace)/\(process)"
    }
}

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
