public import POSIX

/// Where the socket may lie that the command notifies. Pure.
///
/// A socket in the file system is found from every network namespace, one with an abstract name only from its own.
public enum NotificationPlace {
    /// Whether processes of other users may have to reach the socket. Root's command may drop its rights before it
    /// notifies, and a service manager may expect that.
    public static func isForAll(outer: ByteString?, user: UInt32) -> Bool { outer != nil && user == 0 }

    /// The directories to try, the best first. Where all fail, and where there are none, an abstract name does.
    ///
    /// - Parameters:
    ///   - runtime: XDG_RUNTIME_DIR, or nil.
    ///   - outer: NOTIFY_SOCKET as the launcher was given it, or nil. Where that is a path, the command may count on
    ///     reaching it from anywhere, so without a runtime directory other places are tried.
    ///   - user: The user's number.
    public static func directories(runtime: ByteString?, outer: ByteString?, user: UInt32) -> [ByteString] {
        guard !isForAll(outer: outer, user: user) else {
            // Where others find it: root's runtime directory is closed to them.
            return outer?.isAbsolutePath == true ? ["/run/camelwalk", "/tmp/camelwalk-0"] : []
        }
        var directories: [ByteString] = []
        if let runtime, runtime.isAbsolutePath { directories.append(runtime.appending(path: "camelwalk")) }
        guard outer?.isAbsolutePath == true else { return directories }
        directories.append(ByteString("/run/user/\(user)/camelwalk"))
        directories.append(ByteString("/tmp/camelwalk-\(user)"))
        return directories
    }
}
