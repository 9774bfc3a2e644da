public import POSIX

/// Where the splash program is looked for.
public enum SplashLookup {
    /// What is wrong where none of the files can be executed.
    public static func missing(override: ByteString?) -> String {
        guard let override else { return "camelwalk-splash was not found; set CAMELWALK_SPLASH to its path" }
        return "CAMELWALK_SPLASH=\(override) cannot be executed"
    }

    /// The files that are tried, in order. `launcher` is the launcher's own resolved path.
    public static func candidates(override: ByteString?, launcher: ByteString?) -> [ByteString] {
        if let override { return [override] }
        guard let directory = launcher?.deletingLastPathComponent else { return [] }
        return [
            directory.appending(path: "../libexec/camelwalk/camelwalk-splash"),
            directory.appending(path: "camelwalk-splash"),
        ]
    }
}
